import type { LoaderFunctionArgs } from "@remix-run/node";
import { openFileLink } from "~/features/conversations/file-link.server";
import { orRefuse } from "~/platform/http/answer.server";

/** A file that came with a mail, always as a download; the signed token in the address is the proof. */
export async function loader({ params }: LoaderFunctionArgs) {
  const file = await orRefuse(() => openFileLink(params.token ?? ""));
  return new Response(file.bytes, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    },
  });
}

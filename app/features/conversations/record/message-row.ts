import type { Prisma } from "~/platform/db/client/client";
import { messageDetails, type Message, type MessageFile, type MessageKind, type MessageState } from "../message";

export const messageColumns = {
  id: true,
  kind: true,
  authorId: true,
  authorName: true,
  text: true,
  html: true,
  state: true,
  failure: true,
  fileIds: true,
  details: true,
  createdAt: true,
} satisfies Prisma.MessageSelect;

export type MessageRow = Prisma.MessageGetPayload<{ select: typeof messageColumns }>;

/** `files` are those of all messages of the page. */
export function toMessage({ fileIds, ...row }: MessageRow, files: ReadonlyMap<string, MessageFile>): Message {
  return {
    ...row,
    kind: row.kind as MessageKind,
    state: row.state as MessageState,
    details: row.details === null ? null : messageDetails.parse(row.details),
    files: fileIds.flatMap((id) => files.get(id) ?? []),
  };
}

import { useId, useState } from "react";
import { Button, Collapsible } from "@shopify/polaris";

// Nothing is loaded and nothing runs; links open a tab of their own.
const HEAD = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><base target="_blank">
<style>body{margin:12px;font:14px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#303030;overflow-wrap:anywhere}table{max-width:100%}</style>`;

/** A stranger's HTML, folded: sanitised when it came in, and shown where it can neither run, load nor reach this page. */
export function MailFrame({ html, from }: { html: string; from: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div>
        <Button variant="plain" disclosure={open ? "up" : "down"} ariaExpanded={open} ariaControls={id} onClick={() => setOpen(!open)}>
          {open ? "Hide the mail’s own layout" : "Show the mail’s own layout"}
        </Button>
      </div>
      <Collapsible id={id} open={open}>
        {open && (
          <iframe
            title={`Mail from ${from}`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            srcDoc={`<!doctype html><html><head>${HEAD}</head><body>${html}</body></html>`}
            style={{ width: "100%", height: "20rem", resize: "vertical", border: "1px solid #e3e3e3", borderRadius: 8, background: "#fff" }}
          />
        )}
      </Collapsible>
    </>
  );
}

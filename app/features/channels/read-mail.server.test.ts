import { describe, expect, it } from "vitest";
import { whyAutomatic } from "./automatic-mail";
import { cleanHtml } from "./clean-html";
import { readMail } from "./read-mail.server";
import { splitReply } from "./split-reply";

const raw = (...lines: string[]): Uint8Array => Buffer.from(lines.join("\r\n"));

describe("reading a mail", () => {
  it("gives who, what and the thread", async () => {
    const mail = await readMail(
      raw(
        "From: =?utf-8?q?Zo=C3=AB_M=C3=BCller?= <Zoe@Example.com>",
        "To: support@shop.example",
        "Subject: =?utf-8?b?V28gaXN0IG1laW4gUGFrZXQ/?=",
        "Message-ID: <a@x>",
        "In-Reply-To: <b@x>",
        "References: <c@x>",
        " <b@x>",
        "",
        "Hello,\r\nwhere is it?",
      ),
    );
    expect(mail).toMatchObject({
      from: "zoe@example.com",
      fromName: "Zoë Müller",
      subject: "Wo ist mein Paket?",
      messageId: "<a@x>",
      inReplyTo: "<b@x>",
      references: ["<c@x>", "<b@x>"],
      text: "Hello,\nwhere is it?",
      html: null,
    });
  });

  it("takes the words from the HTML when there is no plain text", async () => {
    const mail = await readMail(raw("From: a@x.example", "Content-Type: text/html", "", "<p>Hi</p><script>evil()</script><p>there</p>"));
    expect(mail.text).toBe("Hi\n\nthere");
    expect(mail.html).toBe("<p>Hi</p><p>there</p>");
  });

  it("keeps attachments with harmless names", async () => {
    const mail = await readMail(
      raw(
        "From: a@x.example",
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "",
        "See photo",
        "--b",
        "Content-Type: image/png",
        'Content-Disposition: attachment; filename="../../etc/pass\u0000wd.png"',
        "Content-Transfer-Encoding: base64",
        "",
        "iVBORw0=",
        "--b--",
      ),
    );
    expect(mail.files.map(({ name, type, bytes }) => [name, type, bytes.length])).toEqual([[".._.._etc_passwd.png", "image/png", 5]]);
  });

  it("without a sender, or nested without end, is refused with the reason", async () => {
    await expect(readMail(raw("Subject: x", "", "y"))).rejects.toMatchObject({
      code: "bad-mail",
      person: expect.stringContaining("no sender"),
    });
    const nested = Array.from({ length: 60 }, (_, at) => [`Content-Type: multipart/mixed; boundary=b${at}`, "", `--b${at}`]).flat();
    await expect(readMail(raw("From: a@x.example", ...nested))).rejects.toMatchObject({ code: "bad-mail" });
  });

  it("drops characters that can't be stored", async () => {
    expect((await readMail(raw("From: a@x.example", "", "a\u0000b\u0007c"))).text).toBe("abc");
  });
});

describe("an answer's words", () => {
  it.each([
    ["English", "Thanks!\n\nOn Sun, 22 Nov 2026 10:00:00 GMT, Harbour <s@x.example> wrote:\n> It ships today.\n> Bye", "Thanks!"],
    ["German", "Danke!\n\nAm 22.11.2026 um 10:00 schrieb Harbour <s@x.example>:\n> Es geht heute raus.", "Danke!"],
    ["French", "Merci !\n\nLe 22 nov. 2026 à 10:00, Harbour <s@x.example> a écrit :\n> Il part.", "Merci !"],
  ])("are told from the quoted mail (%s)", (_language, text, said) => {
    const split = splitReply(text);
    expect(split.said).toBe(said);
    expect(split.quoted).toContain("> ");
  });

  it("stay whole when everything looks like a quote", () => {
    expect(splitReply("> only this").said).toBe("> only this");
  });
});

describe("a program's mail", () => {
  const headers = (more: Record<string, string>) => new Map(Object.entries(more));
  it("is known by its headers", () => {
    expect(whyAutomatic(headers({ "auto-submitted": "auto-replied" }))).toBe("Auto-Submitted: auto-replied");
    expect(whyAutomatic(headers({ precedence: "Bulk" }))).toBe("Precedence: bulk");
    expect(whyAutomatic(headers({ "x-auto-response-suppress": "DR, OOF, AutoReply" }))).toContain("autoreply");
    expect(whyAutomatic(headers({ "x-autoreply": "yes" }))).toBe("x-autoreply: yes");
  });
  it("is not taken for a person's, nor the reverse", () => {
    expect(whyAutomatic(headers({ "auto-submitted": "no" }))).toBeUndefined();
    expect(whyAutomatic(headers({ subject: "Automatic parcel?" }))).toBeUndefined();
  });
});

describe("a stranger's HTML", () => {
  it("loses everything that acts, loads or hides", () => {
    const hostile = `<p onclick="x()">Hi</p><img src="https://track.example/a.gif"><a href="javascript:x()">a</a><style>p{}</style>
      <form action="/"><input name="q"></form><iframe src="//e.example"></iframe><svg onload="x()"></svg><a href="//e.example">b</a>`;
    const clean = cleanHtml(hostile);
    expect(clean).not.toMatch(/onclick|img|javascript|style|form|input|iframe|svg|onload|\/\/e\.example/);
    expect(clean).toContain("<p>Hi</p>");
  });
  it("keeps links that can be followed without telling where from", () => {
    expect(cleanHtml('<a href="https://a.example/">a</a>')).toBe(
      '<a href="https://a.example/" rel="noopener noreferrer nofollow" target="_blank">a</a>',
    );
  });
});

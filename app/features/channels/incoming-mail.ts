/** A mail as we read it: decoded, cleaned, cut to what we keep. */
export interface ReadMail {
  /** "<…@…>", or null when the mail has none. */
  messageId: string | null;
  inReplyTo: string | null;
  /** Message-IDs, oldest first. */
  references: string[];
  /** lower case */
  from: string;
  fromName: string;
  subject: string;
  /** What the writer says. */
  text: string;
  /** What they quoted of earlier mail; "" when nothing. */
  quoted: string;
  /** Sanitised; null when the mail is plain text. */
  html: string | null;
  files: IncomingFile[];
  /** Header names in lower case; of repeated headers the first. */
  headers: ReadonlyMap<string, string>;
}

export interface IncomingFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Message-IDs in a header such as References. */
export const messageIdsIn = (header: string | undefined): string[] => (header ?? "").match(/<[^<>\s]{1,995}>/g) ?? [];

/** PostgreSQL's text holds no NUL, and other control characters only harm whoever reads them. */
export const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");

/** A place in a list: what the line there was sorted by, and its id. */
export interface Place {
  at: Date;
  id: string;
}

/** Opaque text for a link: base64url of "<milliseconds> <id>". */
export const toCursor = (place: Place): string => Buffer.from(`${place.at.getTime()} ${place.id}`).toString("base64url");

/** The place of a cursor, or undefined when it is none. */
export function fromCursor(cursor: string | null): Place | undefined {
  const match = /^(\d{1,15}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(cursor ?? "", "base64url").toString());
  return match ? { at: new Date(Number(match[1])), id: match[2] ?? "" } : undefined;
}

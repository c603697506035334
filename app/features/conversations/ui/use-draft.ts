import { useEffect, useState } from "react";

/** What was typed under a name, kept in this browser until it is sent: a reload, a crash or a closed tab loses nothing. */
export function useDraft(name: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState("");
  useEffect(() => setText(read(name)), [name]);
  const change = (next: string): void => {
    setText(next);
    keep(name, next);
  };
  return [text, change];
}

// A browser may forbid storage inside a frame; the draft then lives as long as the page.
function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function keep(name: string, text: string): void {
  try {
    if (text) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch {
    // see above
  }
}

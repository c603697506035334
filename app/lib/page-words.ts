import { formatDay, formatTime } from "./dates";

/** What templates of storefront pages need of a visit: words, dates as the reader writes them, addresses of our pages. */
export interface PageWords {
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: string;
  /** The shop's IANA zone: all dates are shown in it. */
  timeZone: string;
  /** Address of another of our pages in this shop, in this language. */
  link: (path: string, query?: Record<string, string>) => string;
}

/** "22 November 2026" */
export const day = (words: PageWords, at: Date): string => formatDay(at, words.locale, words.timeZone);

/** "22 Nov 2026, 14:05" */
export const time = (words: PageWords, at: Date): string => formatTime(at, words.locale, words.timeZone);

import type { Unread } from "../each-thread.ts";
import type { SelectedThread } from "../select-messages.ts";

/** A format of one file that is written conversation by conversation. */
export interface StreamFormat {
  extension: string;
  /** MIME type. */
  type: string;
  /** A name that the programs which read the format look for; absent: named after what is in it. */
  fileName?: string;
  head: string;
  conversation(thread: SelectedThread): string;
  /** @param unread what could not be read, for formats that have a place for it */
  end(unread?: Unread): string;
}

/** The pieces of a JSON array, one element a line. */
export function jsonArray(
  element: (thread: SelectedThread) => unknown,
): Pick<StreamFormat, "head" | "conversation" | "end"> {
  let count = 0;
  return {
    head: "[",
    conversation(thread) {
      count += 1;
      return `${count === 1 ? "" : ","}\n${JSON.stringify(element(thread))}`;
    },
    end: () => "\n]\n",
  };
}

/** Seconds since 1970, as other programs keep times; `null` for none. */
export function unixSeconds(iso: string | undefined): number | null {
  const time = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? null : time / 1000;
}

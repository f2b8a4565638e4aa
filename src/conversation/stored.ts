import type { Part, Role } from "./model.ts";

/**
 * A message's content as the archive keeps it: everything that any look at it has shown, so that joining two of them
 * gives the same result in any order. What a reader sees of it is made by `toMessage` (message.ts).
 */
export interface StoredMessage {
  role: Role;
  author?: string;
  model?: string;
  sentAt?: string;
  origin: "page" | "import";
  /**
   * The texts this message has had, none of them a mere beginning of another: finished ones, and at most one that was
   * still being written and is longer than all finished ones.
   */
  bodies: Body[];
  /** Reasoning, tool calls, images, files and citations of looks whose body is not kept. */
  rest: Part[];
}

/** One text of a message, as one look at the page read it. */
export interface Body {
  /** The text is as an export has it; absent where a page showed it. The two differ in signs (see loose.ts). */
  from?: "export";
  parts: Part[];
  /** Fingerprint of the substance of `parts`. */
  hash: string;
  /** When a page last showed this text, in ms since 1970. */
  at: number;
  /** When the look was taken that `parts` are from, in ms since 1970; equal substance may be read several times. */
  read: number;
  finished: boolean;
  /** Of an export's text: length of the longest text of a page that it has taken the place of, where that was longer. */
  most?: number;
}

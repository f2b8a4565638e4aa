import type { Part } from "../../conversation/model.ts";

type Unreadable = Extract<Part, { kind: "unreadable" }>;

/** The part that stands for something a page shows and does not tell. */
export function unreadablePart(what: string, reason: string): Unreadable {
  return { kind: "unreadable", what, reason };
}

/** What pages of more than one site show that cannot be read from them, each with its reason. */
export const unreadable = {
  frame: (host: string) => unreadablePart("embedded frame", host ? `shown in a frame of ${host}` : "shown in a frame"),
  media: (what: string) => unreadablePart(what, "shown by a player or drawn, without text"),
  /** Code in an editor that keeps only the lines in view on the page. */
  partialCode: () => unreadablePart("code", "the page shows only some of its lines"),
  diagram: () => unreadablePart("diagram", "the page shows the drawing without its source"),
  document: (what: string) => unreadablePart(what, "its text is not on the page"),
  widget: () => unreadablePart("widget", "interactive, not text"),
  editing: () => unreadablePart("prompt", "it is being edited"),
  emptyMessage: () => unreadablePart("message", "the page shows nothing readable in it"),
  unknownMarkup: () => unreadablePart("message", "its markup is not known"),
  /** An error or a limit in place of an answer, in the page's words. */
  failedAnswer: (says: string) => unreadablePart("answer", says),
  /** The text was kept, its formatting was not. */
  formatting: (why: string) => unreadablePart("formatting", why),
} as const;

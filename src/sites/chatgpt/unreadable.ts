import type { Part } from "../../conversation/model.ts";

type Unreadable = Extract<Part, { kind: "unreadable" }>;

function part(what: string, reason: string): Unreadable {
  return { kind: "unreadable", what, reason };
}

/** Everything ChatGPT's pages show that cannot be read from them, each with its reason. */
export const unreadable = {
  /** Cross-origin sandbox frame titled `internal://deep-research` (live 2026-08). */
  deepResearch: () => part("Deep Research report", "shown in a frame of another origin"),
  frame: (host: string) => part("embedded frame", host ? `shown in a frame of ${host}` : "shown in a frame"),
  media: (what: string) => part(what, "shown by a player or drawn, without text"),
  diagram: () => part("diagram", "the page shows the drawing without its source"),
  document: () => part("canvas document", "its text is not on the page"),
  widget: () => part("widget", "interactive, not text"),
  editing: () => part("prompt", "it is being edited"),
  emptyMessage: () => part("message", "the page shows nothing readable in it"),
  unknownMarkup: () => part("message", "its markup is not known"),
  /** An error or a limit in place of an answer, in the page's words. */
  failedAnswer: (says: string) => part("answer", says),
  /** The text was kept, its formatting was not. */
  formatting: (why: string) => part("formatting", why),
} as const;

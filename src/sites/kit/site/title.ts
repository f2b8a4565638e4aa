import { first, textOf } from "../../dom.ts";

/** Where a conversation's title stands. */
export interface TitleMarks {
  /** Titles that name no conversation: the site's name, "New chat". Compared without regard to case. */
  generic: readonly string[];
  /** What the site adds to the window's title: a name behind a dash, bar or dot, or a pattern of all that is added. */
  added?: string | RegExp;
  /** Elements that say it better than the window's title, which lags behind, best first; given the conversation's id. */
  elements?(id: string): readonly string[];
}

/** The conversation's title on one line, or `undefined` while the page shows only a generic one. */
export function readTitle(marks: TitleMarks, document: Document, id: string | null): string | undefined {
  const generic = new Set(marks.generic.map((title) => title.toLowerCase()));
  const selectors = id === null ? [] : (marks.elements?.(CSS.escape(id)) ?? []);
  const elements = selectors.map((selector) => lineOf(first(document, selector)));
  const window = lineOf(first(document, "head > title"));
  const own = withoutAdded(window, marks.added);
  return [...elements, own].find((title) => title !== "" && !generic.has(title.toLowerCase()));
}

function withoutAdded(title: string, added: string | RegExp = ""): string {
  if (typeof added !== "string") return title.replace(added, "").trim();
  const [, own, name] = /^(.*\S)\s+[-–—|•·]\s+(.+)$/.exec(title) ?? [];
  return own !== undefined && added !== "" && name?.trim() === added ? own : title;
}

function lineOf(element: Element | null): string {
  return element ? textOf(element).replace(/\s+/g, " ").trim() : "";
}

import { all, attr } from "../dom.ts";
import type { PageEvidence, Turn } from "../site.ts";
import { selectors } from "./selectors.ts";

/**
 * What the list of turns beside the chat proves. Where it names every turn that the page holds now, its first, last and
 * number are the conversation's; where it names prompts alone, only its first is. Without it nothing more is known.
 */
export function withOutline(document: Document, turns: readonly Turn[], known: PageEvidence): PageEvidence {
  const listed = listedIn(document);
  if (listed.length === 0) return known;
  const named = new Set(listed);
  const ids = turns.map(({ element }) => attr(element, "id"));
  const isWhole = ids.length > 0 && ids.every((id) => named.has(id));
  return {
    start: ids[0] === listed[0] ? "start" : "older",
    end: known.end || (isWhole && ids.at(-1) === listed.at(-1)),
    ...(isWhole ? { stated: listed.length } : {}),
  };
}

/** Whether each turn of the list has its element, with content or without: then all can be visited in their order. */
export function keepsAll(document: Document, turns: readonly Turn[]): boolean {
  const ids = new Set(turns.map(({ element }) => attr(element, "id")));
  const listed = listedIn(document);
  return listed.length > 0 && listed.every((id) => ids.has(id));
}

const listedIn = (document: Document) =>
  all(document, selectors.outline).map((item) => attr(item, selectors.outlineTurn));

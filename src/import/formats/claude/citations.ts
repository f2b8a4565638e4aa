import { citationTo } from "../../../conversation/citation.ts";
import { type Fields, fieldsIn, fieldsOf, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import type { Mark } from "../../foreign/footnotes.ts";

/** Titles of pages that tools found, by address. */
export type Titles = ReadonlyMap<string, string>;

/** Names of all pages that a message's tool results hold. */
export function titlesIn(content: readonly unknown[]): Titles {
  const titles = new Map<string, string>();
  for (const block of content.map(fieldsOf)) {
    for (const item of listIn(block, "content").map(fieldsOf)) {
      const url = textIn(item, "url");
      const title = lineIn(item, "title");
      if (url && title && !titles.has(url)) titles.set(url, title);
    }
  }
  return titles;
}

/**
 * Where a text cites which source. Indices count code points (Claude's exports, 2026-08); what has no usable one is cited
 * behind the text.
 */
export function marksOf(text: string, citations: readonly unknown[], titles: Titles): Mark[] {
  if (citations.length === 0) return [];
  const offsetOf = codePointOffsets(text);
  return citations.map(fieldsOf).flatMap((each): Mark[] => {
    const url = urlOf(each);
    if (url === "") return [];
    const details = fieldsIn(each, "details");
    const title = lineIn(details, "title") || lineIn(each, "title") || titles.get(url) || "";
    const end = each.end_index;
    return [{ at: typeof end === "number" ? offsetOf(end) : -1, citation: citationTo(url, title) }];
  });
}

function urlOf(citation: Fields): string {
  const url = textIn(fieldsIn(citation, "details"), "url") || textIn(citation, "url");
  return /^https?:\/\//i.test(url.trim()) ? url.trim() : "";
}

/** UTF-16 offset of a code point's index; -1 for what is none of this text. */
function codePointOffsets(text: string): (index: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (index) => (index >= 0 && index <= text.length ? Math.floor(index) : -1);
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return (index) => offsets[Math.floor(index)] ?? -1;
}

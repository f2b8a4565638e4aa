import { citationTo } from "../../../conversation/citation.ts";
import type { Citation } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, fieldsOf, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { type Mark, type Sources, withFootnotes } from "../../foreign/footnotes.ts";

/** What a search found, by the names that marks have for its lists. */
const lists = { search: "organic", news: "topStories", image: "images", video: "videos", ref: "references" } as const;

/** Sources that marks in an answer's text name: `turn0search1`. */
export type Found = ReadonlyMap<string, Citation>;

/** Whether an attachment is what a search found. */
export const isSearch = (attachment: Fields) => Object.keys(fieldsIn(attachment, "web_search")).length > 0;

/** All that the searches of one answer have found. Searches that do not say theirs are counted from 0. */
export function foundIn(attachments: readonly unknown[]): Found {
  const found = new Map<string, Citation>();
  const searches = attachments.map(fieldsOf).filter(isSearch);
  for (const [place, attachment] of searches.entries()) {
    const search = fieldsIn(attachment, "web_search");
    const turn = typeof search.turn === "number" ? search.turn : place;
    for (const [name, key] of Object.entries(lists)) {
      for (const [at, value] of listIn(search, key).entries()) {
        const page = fieldsOf(value);
        const citation = citationTo(textIn(page, "link") || textIn(page, "url"), lineIn(page, "title"));
        if (citation.url !== "") found.set(`turn${turn}${name}${at}`, citation);
      }
    }
  }
  return found;
}

/** Marks as characters for private use or as the escapes that some models write instead (LibreChat, 2025-11). */
const marked =
  /(?:\\ue200|\ue200)?((?:(?:\\ue202|\ue202)turn\d{1,4}(?:search|image|news|video|ref|file)\d{1,4})+)(?:\\ue201|\ue201)?/g;

/** Footnotes in the place of marks. Those of what was not found go, as on LibreChat's pages. */
export function withFound(text: string, found: Found, sources: Sources): string {
  const marks: Mark[] = [];
  let plain = "";
  let from = 0;
  for (const { 0: whole, 1: names = "", index } of text.matchAll(marked)) {
    plain += text.slice(from, index);
    from = index + whole.length;
    for (const name of names.match(/turn\d+[a-z]+\d+/g) ?? []) {
      const citation = found.get(name);
      if (citation) marks.push({ at: plain.length, citation });
    }
  }
  const bare = (piece: string) => piece.replace(/[\ue200-\ue206]/g, "");
  if (marks.length === 0) return bare(plain + text.slice(from));
  return bare(withFootnotes(plain + text.slice(from), marks, sources));
}

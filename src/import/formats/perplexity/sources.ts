import { citationTo } from "../../../conversation/citation.ts";
import type { Citation } from "../../../conversation/model.ts";
import { fieldsOf, lineIn, textIn } from "../../foreign/fields.ts";
import { type Mark, type Sources, withFootnotes } from "../../foreign/footnotes.ts";

/** Sources as exports list them: objects with an address and a name, or addresses alone. */
export function sourcesOf(list: readonly unknown[]): Citation[] {
  return list.map((entry) => {
    if (typeof entry === "string") return citationTo(entry, "");
    const source = fieldsOf(entry);
    const url = textIn(source, "url") || textIn(source, "link") || textIn(source, "href");
    return citationTo(url, lineIn(source, "name") || lineIn(source, "title"));
  });
}

const mark = /\[(\d{1,3})\](?![[(:])|\[(\d{1,3})\](?=\[\d{1,3}\])/g;
/** Fenced code, whole, and code in a line: an `a[1]` there is no source. */
const code = /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1)[^\n]*)*|`[^`\n]*`/gm;

/** A text in which `[3]` stands for the third source, with footnotes in its place. Other brackets stay as they are. */
export function withSources(text: string, list: readonly Citation[], sources: Sources): string {
  for (const citation of list) if (citation.url !== "") sources.set(citation.label, citation);
  const spans = text.matchAll(code);
  let span = spans.next().value;
  const marks: Mark[] = [];
  let plain = "";
  let from = 0;
  for (const { 0: whole, 1: number, 2: other, index } of text.matchAll(mark)) {
    while (span && span.index + span[0].length <= index) span = spans.next().value;
    const citation = list[Number(number ?? other) - 1];
    if (!citation?.url || (span && span.index < index)) continue;
    plain += text.slice(from, index);
    marks.push({ at: plain.length, citation });
    from = index + whole.length;
  }
  return withFootnotes(plain + text.slice(from), marks, sources);
}

import { citationTo } from "../../../conversation/citation.ts";
import type { Citation } from "../../../conversation/model.ts";
import { codeRanges, isIn } from "../../foreign/code-ranges.ts";
import { type Fields, fieldsIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";

/**
 * The sources of an answer in the order in which `[1]`, `[2]` … in its text mean them: each once, by the address or name that its
 * passages bear. Those of the user's own files have no address.
 */
export function sourcesOf(message: Fields): Citation[] {
  const found = new Map<string, Citation>();
  const lists = [...listIn(message, "sources"), ...listIn(message, "citations")].filter(isFields);
  for (const entry of lists) {
    const source = fieldsIn(entry, "source");
    const passages = listIn(entry, "metadata").filter(isFields);
    for (const passage of passages.length > 0 ? passages : [source]) {
      const id = textIn(passage, "source") || textIn(source, "id") || lineIn(source, "name");
      const address = [id, textIn(passage, "url"), textIn(source, "url"), lineIn(source, "name")].find(isWeb) ?? "";
      const name = lineIn(passage, "title") || lineIn(passage, "name") || (address ? "" : lineIn(source, "name"));
      if (id !== "" && !found.has(id)) found.set(id, citationTo(address, name));
    }
  }
  return [...found.values()];
}

const isWeb = (text: string) => /^https?:\/\//i.test(text);

/** A text in which the numbers of sources are footnotes, where they mean one with an address; others stay as they are. */
export function withSources(text: string, sources: readonly Citation[], cited: Map<string, Citation>): string {
  if (sources.length === 0) return text;
  const code = codeRanges(text);
  return text.replace(/\[(\d{1,3}(?:, ?\d{1,3})*)\](?![([:])/g, (whole, numbers: string, at: number) => {
    const meant = numbers.split(",").map((number) => sources[Number(number) - 1]);
    if (isIn(code, at) || meant.some((source) => !source?.url)) return whole;
    for (const source of meant) if (source) cited.set(source.label, source);
    return meant.map((source) => `[^${source?.label}]`).join("");
  });
}

import { citationTo } from "../../../conversation/citation.ts";
import type { Citation } from "../../../conversation/model.ts";
import { withoutFields } from "../../../lib/without-fields.ts";
import { type Fields, fieldsIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";

/** Sources that the nodes of a turn name. */
export interface Links {
  /** By the name that markers give them, e.g. `turn0search3`. */
  byRef: Map<string, Citation>;
  /** What each browsing message listed, for markers of the old form. */
  lists: Citation[][];
}

export function newLinks(): Links {
  return { byRef: new Map(), lists: [] };
}

/** Notes the sources in a node's metadata and content. */
export function noteLinks(links: Links, content: Fields, metadata: Fields): void {
  const note = (one: unknown) => {
    if (isFields(one)) noteRefs(links, one);
  };
  for (const entry of searchResults(metadata)) noteRefs(links, entry);
  for (const reference of listIn(metadata, "content_references")) {
    if (!isFields(reference)) continue;
    for (const item of listIn(reference, "items")) note(item);
    note(reference);
  }
  note(content);
  const listed = listIn(fieldsIn(metadata, "_cite_metadata"), "metadata_list");
  if (listed.length > 0) links.lists.push(listed.map((one) => sourceOf(isFields(one) ? one : {})));
}

function searchResults(metadata: Fields): Fields[] {
  const groups = listIn(metadata, "search_result_groups").filter(isFields);
  return groups.flatMap((group) => listIn(group, "entries").filter(isFields));
}

/** What the search of a message has found. */
export function foundBy(metadata: Fields): Citation[] {
  return searchResults(metadata).map(sourceOf);
}

function noteRefs({ byRef }: Links, one: Fields): void {
  const source = sourceOf(one);
  if (source.url === "" && source.title === "") return;
  for (const ref of [one.ref_id, ...listIn(one, "refs")]) {
    const name = refName(ref);
    if (name !== "" && !byRef.has(name)) byRef.set(name, source);
  }
}

/** `{turn_index: 0, ref_type: "search", ref_index: 3}` or the name itself. */
export function refName(ref: unknown): string {
  if (typeof ref === "string") return /^turn\d+[a-z_]+\d+$/.test(ref) ? ref : "";
  if (!isFields(ref)) return "";
  const { turn_index, ref_type, ref_index } = ref;
  const isWhole = Number.isSafeInteger(turn_index) && Number.isSafeInteger(ref_index) && typeof ref_type === "string";
  return isWhole ? `turn${turn_index}${ref_type}${ref_index}` : "";
}

/** A source as the export writes it; without address and title where it is none. ChatGPT's own mark on addresses is left out, as in pages. */
export function sourceOf(one: Fields): Citation {
  const address = textIn(one, "url") || textIn(one, "display_url");
  const name = lineIn(one, "title") || lineIn(one, "attribution") || lineIn(one, "name");
  const clean = address.includes("utm_") ? withoutFields(address, /^utm_[a-z]+=chatgpt(?:\.com)?$/i) : address;
  return citationTo(clean, name);
}

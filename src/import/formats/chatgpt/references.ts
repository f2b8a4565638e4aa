import type { Citation } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, isFields, listIn, textIn } from "../../foreign/fields.ts";
import { refName, sourceOf } from "./links.ts";

/** One of a message's `content_references`: what a marker in its text stands for. */
export interface Reference {
  /** The marker, normalised; '' where the export leaves it out. */
  matched: string;
  type: string;
  sources: Citation[];
  /** What it shows in a text without links. */
  alt: string;
  /** A marker was found for it. */
  used: boolean;
}

/** One of a message's `citations`, for markers of the old form. */
export interface OldCitation {
  /** In code points. */
  from: number;
  to: number;
  source: Citation;
}

export function referencesOf(metadata: Fields): Reference[] {
  return listIn(metadata, "content_references")
    .filter(isFields)
    .map((reference) => ({
      matched: normalised(textIn(reference, "matched_text")).trim(),
      type: textIn(reference, "type"),
      sources: sourcesIn(reference),
      alt: textIn(reference, "alt") || textIn(reference, "name"),
      used: false,
    }));
}

/** Exports write some characters of a marker otherwise than the text has them. */
export function normalised(marker: string): string {
  return marker.replaceAll("\u00a0", " ").replaceAll("\u2011", "-");
}

function sourcesIn(reference: Fields): Citation[] {
  const lists = [listIn(reference, "items"), listIn(reference, "fallback_items"), listIn(reference, "sources")];
  const items = lists.find((list) => list.some(isFields)) ?? [reference];
  const named = items
    .filter(isFields)
    .flatMap((item) => [item, ...listIn(item, "supporting_websites").filter(isFields)]);
  const sources = named.map(sourceOf).filter(({ url, title }) => url !== "" || title !== "");
  if (sources.length > 0) return sources;
  return listIn(reference, "safe_urls")
    .filter((url) => typeof url === "string")
    .map((url) => sourceOf({ url }));
}

export function oldCitationsOf(metadata: Fields): OldCitation[] {
  return listIn(metadata, "citations")
    .filter(isFields)
    .map((citation) => ({
      from: Number(citation.start_ix),
      to: Number(citation.end_ix),
      source: sourceOf(fieldsIn(citation, "metadata")),
    }));
}

/** Names of sources in a marker's pieces. */
export function refsIn(pieces: readonly string[]): string[] {
  return pieces.map((piece) => refName(piece)).filter(Boolean);
}

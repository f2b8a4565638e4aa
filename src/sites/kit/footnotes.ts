import type { Citation } from "../../conversation/model.ts";
import type { Draft } from "./draft.ts";

/** The footnote reference to a source, which is kept with the message; one without address stands in the text by its name. */
export function reference(draft: Draft, citation: Citation): string {
  if (citation.url === "") return citation.title ? ` (${escaped(citation.title)})` : "";
  draft.citations.set(citation.label, citation);
  return `[^${citation.label}]`;
}

/** A name as text: every character that could mean something in Markdown is escaped. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|~$&!]/g, "\\$&");
}

/**
 * A parenthesis or colon right behind a footnote reference would make it a link or a definition. A bracket does not: it
 * begins a link of its own, or is escaped already.
 */
export function guardReferences(markdown: string, draft: Draft): string {
  if (draft.citations.size === 0) return markdown;
  return markdown.replace(/(\[\^[a-z0-9-]+-[0-9a-f]{6}\])(?=[(:])/g, "$1\\");
}

import type { Citation, Part } from "../../conversation/model.ts";
import { rewriteInline } from "../inline-rewrite.ts";
import { linkTo } from "../inline-text.ts";
import { partsMarkdown } from "../part-markdown.ts";
import type { Say } from "../texts.ts";

/**
 * What a message says as one text for other programs: Markdown of models as it is, what was typed as it was typed, sources
 * as links in their places, images as links or by name. Reasoning and tool calls are left out, for these programs have
 * places of their own for them.
 */
export function flatText(parts: readonly Part[], say: Say): string {
  const left = parts.filter(({ kind }) => kind !== "reasoning" && kind !== "tool");
  const [only, ...others] = left;
  if (only?.kind === "text" && others.length === 0) {
    // Nothing to join it with: not a character is touched.
    if (only.format === "plain" || rewriteInline(only.text, { image: () => "" }) === only.text) return only.text;
  }
  const citations = left.flatMap((part) => (part.kind === "citations" ? part.items : []));
  const places = citations.map((_, index) => String(index));
  return partsMarkdown(left, {
    say,
    labels: new Map(citations.map(({ label }, index) => [label, places[index] ?? ""])),
    reference: (label) => sourceLink(citations[Number(label)]),
    typed: true,
  });
}

function sourceLink(citation: Citation | undefined): string {
  return citation ? `(${linkTo(citation.title.trim() || citation.url, citation.url)})` : "";
}

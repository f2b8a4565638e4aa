import { addText, type Draft } from "./draft.ts";
import { foundBy } from "./links.ts";
import { addUncited, type Resolving, resolveMarkers } from "./markers.ts";
import type { ChatMessage } from "./message.ts";
import { oldCitationsOf, referencesOf } from "./references.ts";
import { addSandboxFiles } from "./sandbox.ts";
import { splitWriting } from "./writing-blocks.ts";

/** Adds what a model wrote, with its documents as parts of their own and its markers as footnotes. */
export function addAnswer(draft: Draft, message: ChatMessage, texts: readonly string[]): void {
  if (draft.context.verbatim) {
    for (const text of texts) addText(draft, "markdown", text);
    return;
  }
  const references = referencesOf(message.metadata);
  const resolving: Resolving = {
    references,
    byMarker: new Map(references.filter(({ matched }) => matched !== "").map((each) => [each.matched, each])),
    old: oldCitationsOf(message.metadata),
    links: draft.links,
    sources: draft.sources,
    unknown: draft.context.unknown,
  };
  for (const text of texts) {
    for (const piece of splitWriting(text)) {
      if ("text" in piece) addText(draft, "markdown", resolveMarkers(piece.text, resolving));
      else draft.parts.push({ ...piece.document, content: resolveMarkers(piece.document.content, resolving) });
    }
    addSandboxFiles(draft, message.id, text);
  }
  addUncited(resolving, foundBy(message.metadata));
}

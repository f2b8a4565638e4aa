import type { Citation, Part } from "../../src/conversation/model.ts";
import type { Truth } from "../sites/kit/truth.ts";
import { canonical } from "../sites/markdown/canonical.ts";
import type { SourceConversation, SourceMessage } from "../sites/source.ts";

/** What held texts are compared with. */
export interface TextScene {
  source: Pick<SourceConversation, "sources">;
  truth: Truth;
}

type Kind<K extends Part["kind"]> = Extract<Part, { kind: K }>;

/** The parts of one kind, in order. */
export const partsOf = <K extends Part["kind"]>(parts: readonly Part[], kind: K): Kind<K>[] =>
  parts.filter((part): part is Kind<K> => part.kind === kind);

/** First difference of two lists, with a little around it. */
function difference(got: readonly string[], wanted: readonly string[]): string | null {
  const at = Array.from({ length: Math.max(got.length, wanted.length) }).findIndex((_, i) => got[i] !== wanted[i]);
  if (at < 0) return null;
  const around = (list: readonly string[]): string => list.slice(Math.max(0, at - 1), at + 2).join(" ");
  return `at ${at}: got ‹${around(got)}›, wanted ‹${around(wanted)}›`;
}

/** Both texts rendered to what they say: citations as their addresses, or their titles, or nothing, as the page tells them. */
export function compareMarkdown(
  got: string,
  wanted: string,
  cites: readonly Citation[],
  { source, truth }: TextScene,
  breaks = false,
): string | null {
  const { addresses, titles } = truth.citations;
  const said = (page: { url: string; title: string } | undefined): string | null | undefined =>
    page && (addresses ? page.url : titles ? page.title : null);
  const { languages, alignment, loneFormulas, codeSpaces, breaksInItems } = truth;
  const held = (label: string): string | null | undefined => said(cites.find((cite) => cite.label === label));
  const shown = (key: string): string | null | undefined => said(source.sources[key]);
  const both = { languages, alignment, loneFormulas, codeSpaces, spacesKept: breaks };
  return difference(
    canonical(got, { ...both, html: "all", cited: held }),
    canonical(wanted, { ...both, html: "listed", cited: shown, breaks, breaksInItems }),
  );
}

/** Texts as paragraphs of one. */
export const joined = (texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join("\n\n");

/** What a message says beside its other parts. */
export const textOf = (parts: readonly Part[]): string => joined(partsOf(parts, "text").map((part) => part.text));

/** How a held prompt differs from what was typed; `null` where it does not. */
export function typedProblem(message: SourceMessage, parts: readonly Part[], scene: TextScene): string | null {
  const { prompts } = scene.truth;
  if (prompts !== "typed") {
    return compareMarkdown(textOf(parts), message.text, [], scene, prompts === "markdown with breaks");
  }
  const texts = partsOf(parts, "text");
  const plain = texts.length === 1 && texts[0]?.format === "plain" && texts[0].text === message.text;
  return plain || message.text === "" ? null : `typed ${JSON.stringify(message.text)}, held ${JSON.stringify(texts)}`;
}

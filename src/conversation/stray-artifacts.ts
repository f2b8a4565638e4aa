import { canonical } from "./canonical.ts";
import { loosened } from "./loose.ts";
import type { Part } from "./model.ts";
import type { Body } from "./stored.ts";

type Artifact = Extract<Part, { kind: "artifact" }>;

/**
 * Artifacts that a page has shown beside a text whose place an export's has taken, and that no text which is kept has too,
 * whole or as a beginning; each once. In an order that rests on what they say alone.
 */
export function strayArtifacts(seen: readonly Body[], rest: readonly Part[], kept: readonly Body[]): Artifact[] {
  if (!kept.some(({ from }) => from)) return [];
  const finished = seen.filter((body) => body.finished || body.from);
  const shown = artifactsIn(kept.flatMap(({ parts }) => parts)).map(wordsOf);
  const all = artifactsIn([...finished.flatMap(({ parts }) => parts), ...rest]);
  if (all.length === 0) return [];
  const once = new Map(all.map((artifact) => [canonical(artifact), artifact]));
  const left = [...once]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, artifact]) => ({ artifact, words: wordsOf(artifact) }))
    .filter(({ words }) => !shown.some((other) => other.startsWith(words)));
  return left.flatMap(({ artifact, words }, place) => {
    const isSaid = left.some(
      (other, at) => at !== place && other.words.startsWith(words) && (other.words !== words || at < place),
    );
    return isSaid ? [] : [artifact];
  });
}

function artifactsIn(parts: readonly Part[]): Artifact[] {
  return parts.filter((part): part is Artifact => part.kind === "artifact");
}

function wordsOf({ content }: Artifact): string {
  return loosened(content);
}

import type { Citation, Part } from "../conversation/model.ts";
import { linkTo } from "./inline-text.ts";

/** The footnotes of one file: every source once, under a label of its own. */
export interface Footnotes {
  /** Labels to write for those of one message; gives the sources a place in the file. */
  labelsOf(parts: readonly Part[]): ReadonlyMap<string, string>;
  /** The definitions, in the order in which their sources came; '' without any. */
  definitions(): string;
}

/** Collects the sources of a file. Two that share a label but not the address and title get labels of their own. */
export function footnotes(): Footnotes {
  const written = new Map<string, Citation>();
  const labelFor = (citation: Citation) => {
    const wanted = citation.label.replace(/[^\p{L}\p{N}_.-]+/gu, "-") || "source";
    for (let count = 1; ; count += 1) {
      const label = count === 1 ? wanted : `${wanted}-${count}`;
      const taken = written.get(label);
      if (!taken) written.set(label, citation);
      if (!taken || (taken.url === citation.url && taken.title === citation.title)) return label;
    }
  };
  return {
    labelsOf: (parts) => new Map(parts.flatMap(citations).map((citation) => [citation.label, labelFor(citation)])),
    definitions: () =>
      [...written].map(([label, { title, url }]) => `[^${label}]: ${linkTo(title.trim() || url, url)}`).join("\n"),
  };
}

function citations(part: Part): Citation[] {
  return part.kind === "citations" ? part.items : [];
}

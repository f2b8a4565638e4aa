import type { Citation, Part } from "../conversation/model.ts";
import { linkTo } from "./inline-text.ts";
import type { MarkdownStyle } from "./style/markdown-style.ts";
import type { Say } from "./texts.ts";

/** The footnotes of one file: every source once, under a label of its own. */
export interface Footnotes {
  /** Labels to write for those of one message; gives the sources a place in the file. */
  labelsOf(parts: readonly Part[]): ReadonlyMap<string, string>;
  /** Markdown for a label in a text; absent where labels are footnotes, `[^label]`. */
  reference?(label: string): string;
  /** The definitions, in the order in which their sources came; '' without any. */
  definitions(): string;
}

/**
 * Collects the sources of a file. With `list` they are numbered links and a list at the end, with `none` they are left out.
 * @param prefix of every label, where several conversations share a file
 */
export function sourceNotes(sources: MarkdownStyle["sources"], say: Say, prefix = ""): Footnotes {
  if (sources === "footnotes") return footnotes(prefix);
  return sources === "list" ? sourceList(say) : { ...nothing };
}

const nothing: Footnotes = {
  labelsOf: (parts) => new Map(parts.flatMap(citations).map(({ label }) => [label, ""])),
  reference: () => "",
  definitions: () => "",
};

function sourceList(say: Say): Footnotes {
  const numbers = new Map<string, number>();
  const listed: Citation[] = [];
  const numberOf = (citation: Citation) => {
    const key = JSON.stringify([citation.url, citation.title]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    listed.push(citation);
    numbers.set(key, listed.length);
    return listed.length;
  };
  return {
    labelsOf: (parts) => new Map(parts.flatMap(citations).map((each) => [each.label, String(numberOf(each))])),
    reference: (label) => `(${linkTo(label, listed[Number(label) - 1]?.url ?? "")})`,
    definitions() {
      const lines = listed.map(({ title, url }, index) => `${index + 1}. ${linkTo(title.trim() || url, url)}`);
      return lines.length === 0 ? "" : [`**${say("export_sources")}**`, "", ...lines].join("\n");
    },
  };
}

/** Collects the sources of a file as footnotes. Two that share a label but not the address and title get labels of their own. */
export function footnotes(prefix = ""): Footnotes {
  const written = new Map<string, Citation>();
  const labelFor = (citation: Citation) => {
    const wanted = `${prefix}${citation.label.replace(/[^\p{L}\p{N}_.-]+/gu, "-") || "source"}`;
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

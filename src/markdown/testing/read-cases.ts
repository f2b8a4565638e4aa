import { formulaHtml } from "./formula.ts";

export interface Case {
  name: string;
  html: string;
  markdown: string;
  /** What the Markdown shows, where that is not the HTML itself. */
  shows: string;
}

/**
 * Cases from a text file: `%% case: name`, the HTML, `%% shows` and what is shown (where it differs), `%% markdown` and the
 * Markdown. `$TEX{…}` and `$DISPLAY{…}` stand for formulas as KaTeX writes them.
 */
export function readCases(text: string): Case[] {
  return text
    .split(/^%% case: /m)
    .slice(1)
    .map((source) => {
      const [name = ""] = source.split("\n", 1);
      const parts = new Map(
        source
          .split(/^%% /m)
          .slice(1)
          .map((part) => part.split(/\n([\s\S]*)/, 2) as [string, string]),
      );
      const html = source.slice(name.length + 1).split(/^%% /m, 1)[0] ?? "";
      const shown = (part: string) => withFormulas(part.replace(/\n$/, ""));
      return {
        name,
        html: shown(html),
        markdown: (parts.get("markdown") ?? "").replace(/\n+$/, ""),
        shows: shown(parts.get("shows") ?? html),
      };
    });
}

/** Replaces every `$TEX{…}` and `$DISPLAY{…}`, whose braces may hold braces in pairs. */
function withFormulas(html: string): string {
  const start = /\$(TEX|DISPLAY)\{/.exec(html);
  if (!start) return html;
  let depth = 1;
  let end = start.index + start[0].length;
  for (; depth > 0 && end < html.length; end++) {
    const sign = html.charAt(end);
    if (sign === "\\") end++;
    else if (sign === "{") depth++;
    else if (sign === "}") depth--;
  }
  const tex = html
    .slice(start.index + start[0].length, end - 1)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  return html.slice(0, start.index) + formulaHtml(tex, start[1] === "DISPLAY") + withFormulas(html.slice(end));
}

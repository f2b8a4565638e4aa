import hljs from "highlight.js/lib/common";
import { esc } from "./html.ts";

/** Coloured HTML of code, as highlight.js writes it. */
export function highlighted(text: string, language: string): string {
  return hljs.getLanguage(language) ? hljs.highlight(text, { language }).value : esc(text);
}

/** The same, line by line: spans that run over a line's end are closed there and opened again on the next line. */
export function highlightedLines(text: string, language: string): string[] {
  const lines = [""];
  const open: string[] = [];
  const append = (html: string): void => {
    lines[lines.length - 1] += html;
  };
  for (const [piece] of highlighted(text, language).matchAll(/<span[^>]*>|<\/span>|\n|[^<\n]+/g)) {
    if (piece === "\n") {
      append("</span>".repeat(open.length));
      lines.push(open.join(""));
      continue;
    }
    if (piece === "</span>") open.pop();
    else if (piece.startsWith("<span")) open.push(piece);
    append(piece);
  }
  return lines;
}

/** Each bare run of text in a span of its own, as the code viewer draws it. */
export function spanned(line: string): string {
  if (line.includes("<span")) return line;
  return line === "" ? "" : `<span>${line}</span>`;
}

const names: Record<string, string> = {
  cpp: "C++",
  csharp: "C#",
  css: "CSS",
  html: "HTML",
  javascript: "JavaScript",
  json: "JSON",
  sql: "SQL",
  typescript: "TypeScript",
  latex: "LaTeX",
};

/** The name a header shows: "Python" for `python`, "C++" for `cpp`. */
export function shownName(language: string): string {
  return names[language] ?? language.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

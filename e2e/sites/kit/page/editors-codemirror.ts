import type { Editor } from "./editors.ts";
import { esc } from "./html.ts";

/** A CodeMirror 6 editor without its lines, nested as in pages rendered 2026-08. */
export function codeMirrorHtml({ shape }: Editor, style: string, language: string): string {
  const tall = shape.tallest ? `;max-height:${shape.tallest}px` : "";
  const named = language ? ` data-language="${esc(language)}"` : "";
  return `<div class="cm-editor" style="${style}"><div class="cm-announced" aria-live="polite"></div><div tabindex="-1" class="cm-scroller" style="overflow:auto${tall}"><div class="cm-gutters cm-gutters-before" aria-hidden="true"><div class="cm-gutter cm-lineNumbers"></div></div><div spellcheck="false" contenteditable="true" class="cm-content" role="textbox" aria-multiline="true" style="padding:4px 0"${named}></div></div></div>`;
}

/**
 * An element per line, gaps as high as the lines that they stand for. The first line holds the cursor and is drawn wherever
 * the view is; the numbers stand beside the lines of the view alone (rendered 2026-08).
 */
export function drawCodeMirror(root: Element, { lines, lineHeight }: Editor, now: readonly number[]): void {
  const content = root.querySelector(".cm-content");
  const margin = root.querySelector(".cm-lineNumbers");
  if (!content || !margin) return;
  let html = "";
  let next = 0;
  for (const at of [...new Set([0, ...now, lines.length])]) {
    if (at > next) html += `<div class="cm-gap" style="height:${(at - next) * lineHeight}px"></div>`;
    if (at < lines.length) {
      html += `<div class="cm-line" style="height:${lineHeight}px">${lines[at] || "<br>"}</div>`;
    }
    next = at + 1;
  }
  content.innerHTML = html;
  const [first = 0] = now;
  const above = (at: number): string => (at === first ? `;margin-top:${4 + first * lineHeight}px` : "");
  const widest = "9".repeat(String(lines.length).length);
  const marks = now.map(
    (at) => `<div class="cm-gutterElement" style="height:${lineHeight}px${above(at)}">${at + 1}</div>`,
  );
  margin.innerHTML = `<div class="cm-gutterElement" style="height: 0px; visibility: hidden; pointer-events: none;">${widest}</div>${marks.join("")}`;
}

import { highlightedLines } from "./code.ts";
import { esc } from "./html.ts";

/** How a code editor that draws only the lines near its view looks. */
export interface EditorShape {
  kind: "codemirror" | "monaco";
  /** Height in pixels above which it scrolls by itself; 0: as high as its text. */
  tallest?: number;
  /** Lines beyond the view that are drawn too, and lines at both ends that always are (default 10 and 5). */
  margin?: number;
  ends?: number;
}

interface Editor {
  lines: string[];
  shape: EditorShape;
  /** The lines that are drawn now. */
  drawn: string;
}

const lineHeight = 20;

/** Editors by the number that their HTML carries until they come to life, and the living ones. */
const waiting: { text: string; html: string; editor: Editor }[] = [];
const living = new Map<Element, { editor: Editor; text: string }>();

/** HTML of an editor. Its lines are drawn when it is on the page, from then on as it is scrolled. */
export function codeEditor(text: string, language: string, shape: EditorShape): string {
  const known = waiting.find((one) => one.text === text && one.editor.shape.kind === shape.kind);
  if (known) return known.html;
  const lines =
    shape.kind === "monaco"
      ? text.split("\n").map((line) => esc(line.replaceAll(" ", "\u00a0")))
      : highlightedLines(text, language);
  const tall = shape.tallest ? ` style="max-height:${shape.tallest}px;overflow:auto"` : ' style="overflow:auto"';
  const whole = `height:${lines.length * lineHeight}px`;
  const number = `--editor:${waiting.length}`;
  const html =
    shape.kind === "monaco"
      ? `<div class="monaco-editor" style="${number}"><div class="monaco-scrollable-element"${tall}><div class="lines-content" style="position:relative;${whole}"><div class="margin-view-overlays">${numbers(lines.length)}</div><div class="view-lines" role="presentation" style="position:absolute;left:40px;top:0"></div></div></div></div>`
      : `<div class="cm-editor" style="${number}"><div class="cm-scroller"${tall}><div class="cm-gutters" aria-hidden="true"><div class="cm-gutter cm-lineNumbers"></div></div><div class="cm-content" role="textbox" spellcheck="false"${language ? ` data-language="${esc(language)}"` : ""}></div></div></div>`;
  waiting.push({ text, html, editor: { lines, shape, drawn: "" } });
  return html;
}

const numbers = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `<div class="line-numbers" style="position:absolute;top:${at * lineHeight}px;height:${lineHeight}px">${at + 1}</div>`,
  ).join("");

/** Lines to draw: those near the view and some at both ends; a hole may lie between. */
function linesToDraw(root: Element, { lines, shape }: Editor): number[] {
  const { margin = 10, ends = 5 } = shape;
  const scroller = root.querySelector(".cm-scroller, .monaco-scrollable-element") ?? root;
  const box = scroller.getBoundingClientRect();
  const from = Math.max(0, -box.top) + scroller.scrollTop;
  const to = Math.min(box.bottom, innerHeight) - box.top + scroller.scrollTop;
  const first = Math.floor(from / lineHeight) - margin;
  const last = Math.ceil(to / lineHeight) + margin;
  return lines.flatMap((_, at) => ((at >= first && at <= last) || at < ends || at >= lines.length - ends ? [at] : []));
}

/** An element per line, gaps as high as the lines that they stand for. */
function drawCodeMirror(root: Element, { lines }: Editor, now: readonly number[]): void {
  const content = root.querySelector(".cm-content");
  const gutter = root.querySelector(".cm-lineNumbers");
  if (!content || !gutter) return;
  let html = "";
  let marks = "";
  let next = 0;
  for (const at of [...now, lines.length]) {
    if (at > next) html += `<div class="cm-gap" style="height:${(at - next) * lineHeight}px"></div>`;
    if (at < lines.length) {
      html += `<div class="cm-line" style="height:${lineHeight}px">${lines[at] || "<br>"}</div>`;
      marks += `<div class="cm-gutterElement">${at + 1}</div>`;
    }
    next = at + 1;
  }
  content.innerHTML = html;
  gutter.innerHTML = marks;
}

/** Lines at their places, in the order in which they were drawn first. */
function drawMonaco(root: Element, { lines }: Editor, now: readonly number[]): void {
  const box = root.querySelector(".view-lines");
  if (!box) return;
  const tops = new Set(now.map((at) => `${at * lineHeight}px`));
  const there = new Set<string>();
  for (const line of [...box.children]) {
    if (!(line instanceof HTMLElement)) continue;
    if (tops.has(line.style.top)) there.add(line.style.top);
    else line.remove();
  }
  for (const at of now) {
    const top = `${at * lineHeight}px`;
    if (there.has(top)) continue;
    const line = document.createElement("div");
    line.className = "view-line";
    line.style.cssText = `position:absolute;top:${top};height:${lineHeight}px;white-space:pre`;
    line.innerHTML = `<span><span class="mtk1">${lines[at] ?? ""}</span></span>`;
    box.append(line);
  }
}

function draw(root: Element, editor: Editor): void {
  const now = linesToDraw(root, editor);
  const drawn = now.join();
  if (drawn === editor.drawn) return;
  editor.drawn = drawn;
  (editor.shape.kind === "monaco" ? drawMonaco : drawCodeMirror)(root, editor, now);
}

let asked = false;

/** Draws every editor soon, once for any number of scrolls; those that have left the page are forgotten. */
function soon(): void {
  if (asked) return;
  asked = true;
  setTimeout(() => {
    asked = false;
    for (const [root, { editor }] of living) {
      if (root.isConnected) draw(root, editor);
      else living.delete(root);
    }
  }, 15);
}

/** Brings the editors in a new element to life. */
export function enliven(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>(".cm-editor, .monaco-editor")) {
    const number = element.style.getPropertyValue("--editor");
    const known = number === "" ? undefined : waiting[Number(number)];
    if (!known) continue;
    element.removeAttribute("style");
    const editor = { ...known.editor, drawn: "" };
    living.set(element, { text: known.text, editor });
    draw(element, editor);
    soon();
  }
}

/** Two editors of one text: what is drawn in the first may stay. */
export function sameEditor(have: Element, want: Element): boolean {
  const text = living.get(have)?.text;
  return text !== undefined && text === living.get(want)?.text;
}

/** Editors follow whatever scrolls. Call once per page. */
export function followScrolling(): void {
  document.addEventListener("scroll", soon, true);
  addEventListener("resize", soon);
}

import { highlightedLines } from "./code.ts";
import { codeMirrorHtml, drawCodeMirror } from "./editors-codemirror.ts";
import { drawMonaco, listenToWheel, monacoHtml, monacoLine } from "./editors-monaco.ts";

/** How a code editor that draws only the lines near its view looks. */
export interface EditorShape {
  kind: "codemirror" | "monaco";
  /** Height in pixels above which it scrolls by itself; absent: as high as its text. */
  tallest?: number;
  /** Lines beyond the view that are drawn too (default 10). */
  margin?: number;
  /** Lines that are drawn in any case, those nearest to the view (default 40). */
  least?: number;
  /** Height of one line, px (default 20). */
  lineHeight?: number;
}

/** An editor that has come to life. */
export interface Editor {
  /** HTML of each line. */
  lines: string[];
  shape: EditorShape;
  lineHeight: number;
  /** The lines that are drawn now. */
  drawn: string;
}

/** Editors by the number that their HTML carries until they come to life, and the living ones. */
const waiting: { text: string; language: string; html: string; editor: Editor }[] = [];
const living = new Map<Element, { editor: Editor; text: string }>();

/** HTML of an editor. Its lines are drawn when it is on the page, from then on as it is scrolled. */
export function codeEditor(text: string, language: string, shape: EditorShape): string {
  const known = waiting.find(
    (one) => one.text === text && one.language === language && one.editor.shape.kind === shape.kind,
  );
  if (known) return known.html;
  const isMonaco = shape.kind === "monaco";
  const lines = isMonaco ? text.split("\n").map(monacoLine) : highlightedLines(text, language);
  const editor = { lines, shape, lineHeight: shape.lineHeight ?? 20, drawn: "" };
  const style = `--editor:${waiting.length}`;
  const html = isMonaco ? monacoHtml(editor, style) : codeMirrorHtml(editor, style, language);
  waiting.push({ text, language, html, editor });
  return html;
}

/** The box in which an editor's lines are seen, and how far it has been scrolled. */
function viewOf(root: Element): { box: DOMRect; scrolled: number } {
  const scroller = root.querySelector(".cm-scroller, .editor-scrollable") ?? root;
  const layer = root.querySelector<HTMLElement>(".lines-content");
  const scrolled = layer ? -Number.parseFloat(layer.style.top) : scroller.scrollTop;
  return { box: scroller.getBoundingClientRect(), scrolled };
}

/** Lines to draw: those near the view, a few at least. Monaco does not ask how much of its own box the window shows. */
function linesToDraw(root: Element, { lines, shape, lineHeight }: Editor): number[] {
  const { margin = 10, least = 40, kind } = shape;
  const { box, scrolled } = viewOf(root);
  const window = kind === "monaco" ? box : { top: 0, bottom: innerHeight };
  const from = scrolled + Math.max(box.top, window.top) - box.top;
  const to = scrolled + Math.min(box.bottom, window.bottom) - box.top;
  const last = lines.length - 1;
  const bounded = (line: number): number => Math.min(last, Math.max(0, line));
  let first = bounded(Math.floor(from / lineHeight) - margin);
  let end = bounded(Math.ceil(to / lineHeight) + margin);
  if (kind === "codemirror" && end - first < least) {
    first = bounded(Math.min(first, last - least + 1));
    end = bounded(Math.max(end, first + least - 1));
  }
  return Array.from({ length: end - first + 1 }, (_, at) => first + at);
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
    element.style.removeProperty("--editor");
    const editor = { ...known.editor, drawn: "" };
    living.set(element, { text: known.text, editor });
    if (editor.shape.kind === "monaco") listenToWheel(element, editor, soon);
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

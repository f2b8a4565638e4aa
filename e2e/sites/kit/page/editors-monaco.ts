import type { Editor } from "./editors.ts";
import { esc } from "./html.ts";

/** HTML of a line's text: Monaco writes spaces as no-break spaces. */
export const monacoLine = (line: string): string => esc(line.replaceAll(" ", "\u00a0"));

/** Under the last line is room for a scrollbar (saved 2026-05). */
const below = 15;

const wholeHeight = ({ lines, lineHeight }: Editor): number => lines.length * lineHeight + below;
const height = (editor: Editor): number => Math.min(wholeHeight(editor), editor.shape.tallest ?? wholeHeight(editor));

/** A Monaco editor without its lines, nested as in a page saved 2026-05. It scrolls by itself, and no element of it does. */
export function monacoHtml(editor: Editor, style: string): string {
  const box = `height:${height(editor)}px`;
  const layer = "position:absolute;top:0px;left:0px;overflow:hidden;width:16777200px;height:16777200px";
  return `<div class="monaco-editor" role="code" style="${style};position:relative;overflow:hidden;${box}"><div class="overflow-guard" style="position:relative;overflow:hidden;${box}"><div class="margin" role="presentation" aria-hidden="true" style="position:absolute;top:0px;width:40px;height:${wholeHeight(editor)}px"><div class="margin-view-overlays" style="position:absolute"></div></div><div class="monaco-scrollable-element editor-scrollable" role="presentation" style="position:absolute;overflow:hidden;left:40px;right:0;${box}"><div class="lines-content" style="${layer}"><div class="view-lines" role="presentation" aria-hidden="true" style="position:absolute;width:743px;height:${wholeHeight(editor)}px"></div></div></div></div></div>`;
}

/** Puts one element for each wanted row into a box and takes the others out; in the order in which they came. */
function keepRows(
  box: Element,
  tops: ReadonlyMap<string, number>,
  make: (top: string, at: number) => HTMLElement,
): void {
  const there = new Set<string>();
  for (const row of [...box.children]) {
    if (!(row instanceof HTMLElement)) continue;
    if (tops.has(row.style.top)) there.add(row.style.top);
    else row.remove();
  }
  for (const [top, at] of tops) if (!there.has(top)) box.append(make(top, at));
}

/** Lines at their places, and their numbers in the margin. */
export function drawMonaco(root: Element, { lines, lineHeight }: Editor, now: readonly number[]): void {
  const box = root.querySelector(".view-lines");
  const margin = root.querySelector(".margin-view-overlays");
  if (!box || !margin) return;
  const tops = new Map(now.map((at) => [`${at * lineHeight}px`, at]));
  const row = (top: string, html: string, name: string): HTMLElement => {
    const element = document.createElement("div");
    element.className = name;
    element.style.cssText = `position:absolute;top:${top};height:${lineHeight}px;line-height:${lineHeight}px;white-space:pre`;
    element.innerHTML = html;
    return element;
  };
  keepRows(box, tops, (top, at) => row(top, `<span><span class="mtk1">${lines[at] ?? ""}</span></span>`, "view-line"));
  keepRows(margin, tops, (top, at) => row(top, `<div class="line-numbers">${at + 1}</div>`, ""));
}

/** 120 of `wheelDeltaY` move the lines by 50 px; nothing else moves them (source 0.57). */
export function listenToWheel(root: Element, editor: Editor, moved: () => void): void {
  const layer = root.querySelector<HTMLElement>(".lines-content");
  const margin = root.querySelector<HTMLElement>(".margin");
  if (!layer || !margin) return;
  root.addEventListener("wheel", (event) => {
    if (!("wheelDeltaY" in event) || typeof event.wheelDeltaY !== "number") return;
    const most = wholeHeight(editor) - height(editor);
    const wanted = -Number.parseFloat(layer.style.top) - (event.wheelDeltaY * 50) / 120;
    const place = `${-Math.min(most, Math.max(0, Math.round(wanted)))}px`;
    if (place === layer.style.top) return;
    event.preventDefault();
    layer.style.top = place;
    margin.style.top = place;
    moved();
  });
}

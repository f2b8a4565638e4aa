import { all, attr, closest, parentOf, textOf } from "../../dom.ts";

/** A line of code as a Monaco editor draws it: one row, or several where it is wrapped. */
export interface MonacoLine {
  /** Beside it, where the editor numbers its lines; absent where its first row is not drawn. */
  number?: number;
  /** Upper and lower edge in the editor, px; `NaN` where the page does not say. */
  top: number;
  bottom: number;
  text: string;
}

interface Row {
  top: number;
  height: number;
  text: string;
}

/**
 * Lines from top to bottom. Monaco places its rows by style and reuses their elements, so their order in the markup means
 * nothing; a row without number in an editor that numbers its lines continues the row above (saved 2026-05, source 0.57).
 */
export function monacoLines(holder: Element): MonacoLine[] {
  const numbers = numbersBeside(holder);
  const lines: MonacoLine[] = [];
  for (const { top, height, text } of rowsOf(holder)) {
    const number = numbers.get(top);
    const above = lines.at(-1);
    if (number === undefined && numbers.size > 0 && above && Math.abs(above.bottom - top) < height / 2) {
      above.text += withoutIndent(text, above.text);
      above.bottom = top + height;
    } else lines.push({ top, bottom: top + height, text, ...(number === undefined ? {} : { number }) });
  }
  return lines;
}

/** Whether one line stands right under the other. */
export function isUnder(above: MonacoLine, below: MonacoLine): boolean {
  return below.top - above.bottom < (below.bottom - below.top) / 2;
}

function rowsOf(holder: Element): Row[] {
  const rows = all(holder, ".view-line").map((row) => ({
    top: pixels(row, "top"),
    height: pixels(row, "height"),
    // Monaco writes spaces as no-break spaces.
    text: textOf(row).replaceAll("\u00a0", " "),
  }));
  return rows.some(({ top }) => Number.isNaN(top)) ? rows : rows.sort((a, b) => a.top - b.top);
}

/** Numbers in the margin, by the upper edge of the row that they stand in. */
function numbersBeside(holder: Element): Map<number, number> {
  const numbers = new Map<number, number>();
  const editor = closest(holder, ".monaco-editor");
  for (const mark of editor ? all(editor, ".margin-view-overlays .line-numbers") : []) {
    const row = parentOf(mark);
    const text = textOf(mark).trim();
    if (row && /^\d{1,7}$/.test(text)) numbers.set(pixels(row, "top"), Number(text));
  }
  return numbers;
}

/** Rows that go on with a line are indented as much as it is; a line breaks behind its spaces, so they are no text. */
function withoutIndent(row: string, line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return row.startsWith(indent) ? row.slice(indent.length) : row;
}

/** A length in an element's own style, px; `NaN` where there is none. */
export function pixels(element: Element, name: "top" | "height"): number {
  const found = new RegExp(`(?:^|;)\\s*${name}:\\s*(-?[\\d.]+)px`).exec(attr(element, "style") ?? "");
  return Number(found?.[1] ?? Number.NaN);
}

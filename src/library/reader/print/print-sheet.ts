import { element } from "../../../viewer/element.ts";
import { finish } from "../../../viewer/finish.ts";
import { type Printed, sheetRows } from "./sheet-rows.ts";

/** So long is drawn in one go, in ms; then the page answers to its reader. */
const sliceMs = 24;

const name = "print-sheet";

/** Whether the page has what is to be printed instead of what it shows. */
export const hasSheet = (): boolean => document.querySelector(`.${name}`) !== null;

export function removeSheet(): void {
  document.querySelector(`.${name}`)?.remove();
}

/** A new, empty sheet: what is printed instead of the page as long as it is there. */
function newSheet(): HTMLElement {
  removeSheet();
  const sheet = element("div", { class: name });
  document.body.append(sheet);
  return sheet;
}

/**
 * Draws everything to be printed, in slices, with formulas, colours and images.
 * @param onRow called after each message with how many are drawn
 * @throws what the signal was aborted with; the sheet is gone then
 */
export async function fillSheet(printed: Printed, signal: AbortSignal, onRow: (done: number) => void): Promise<void> {
  const sheet = newSheet();
  try {
    let done = 0;
    let until = performance.now() + sliceMs;
    for (const row of sheetRows(printed)) {
      sheet.append(row);
      await finish(row);
      if (row.matches(".message")) done += 1;
      if (performance.now() < until) continue;
      onRow(done);
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      until = performance.now() + sliceMs;
    }
    onRow(done);
    await Promise.all([...sheet.querySelectorAll("img")].map((image) => image.decode().catch(() => undefined)));
    signal.throwIfAborted();
  } catch (error) {
    removeSheet();
    throw error;
  }
}

/** Draws all texts at once, for when the browser prints without being asked by us: it waits for nothing. */
export function fillSheetAtOnce(printed: Printed): void {
  const sheet = newSheet();
  sheet.append(...sheetRows(printed));
  void finish(sheet);
}

import { useEffect } from "preact/hooks";
import type { LibraryState } from "../../app-state.ts";
import { createPictures } from "../pictures.ts";
import { fillSheetAtOnce, hasSheet, removeSheet } from "./print-sheet.ts";
import { printedOf } from "./printed.ts";

/**
 * While a conversation is open, the page prints all of it, not what happens to be drawn. The keys for printing draw it in
 * steps first; the browser's menu tells of printing too late for that: then all is drawn at once.
 */
export function usePrinting(app: LibraryState): void {
  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    const onKey = (event: KeyboardEvent) => {
      const asks = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "p";
      if (!asks || !app.reader.thread.peek() || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      app.reader.printing.value = true;
    };
    const before = () => {
      if (hasSheet()) return;
      const pictures = createPictures(app.data);
      addEventListener("afterprint", () => pictures.release(), { once: true, signal });
      const printed = printedOf(app, pictures);
      if (printed) fillSheetAtOnce(printed);
    };
    document.addEventListener("keydown", onKey, { signal });
    addEventListener("beforeprint", before, { signal });
    addEventListener("afterprint", removeSheet, { signal });
    return () => closing.abort();
  }, [app]);
}

import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";

/** Keys of a grid, as steps along its cells, which follow each other from top to bottom and then from column to column. */
export interface Steps {
  /** Cells of one column. */
  column: number;
  first: number;
  last: number;
}

/** Where a key leads from a cell; `undefined` for keys that lead nowhere. */
export function targetCell(
  key: string,
  at: number,
  { column, first, last }: Steps,
  isRtl: boolean,
): number | undefined {
  const along = isRtl ? -column : column;
  const steps: Record<string, number> = {
    ArrowRight: along,
    ArrowLeft: -along,
    PageDown: column * 4,
    PageUp: column * -4,
    Home: first - at,
    End: last - at,
    ...(column > 1 ? { ArrowDown: 1, ArrowUp: -1 } : {}),
  };
  const by = steps[key];
  return by === undefined ? undefined : Math.min(last, Math.max(first, at + by));
}

export interface Roving<E extends HTMLElement> {
  ref: RefObject<E | null>;
  /** The one cell that Tab reaches. */
  current: Signal<number>;
  onKeyDown(event: KeyboardEvent): void;
}

/** One cell is reached with Tab, arrows lead on from there. Cells say their number in `data-at`. */
export function useRoving<E extends HTMLElement = HTMLDivElement>(steps: Steps, start: number): Roving<E> {
  const ref = useRef<E>(null);
  const current = useSignal(start);
  return {
    ref,
    current,
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isRtl = document.documentElement.dir === "rtl";
      const to = targetCell(event.key, current.peek(), steps, isRtl);
      if (to === undefined) return;
      event.preventDefault();
      current.value = to;
      ref.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus();
    },
  };
}

import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** The best hits stand at the top: a new query shows them wherever the list was scrolled to. */
export function useScrollToTop(scroller: RefObject<HTMLElement | null>, query: string): void {
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [scroller, query]);
}

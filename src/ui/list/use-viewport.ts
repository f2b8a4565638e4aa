import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Viewport } from "./window-of-rows.ts";

/** A guess for the first drawing, replaced by measures before it is painted. */
const guess: Viewport = { top: 0, height: 300, row: 54 };

/** What a scrolling list shows, measured now and at every scroll or change of size or density. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Signal<Viewport> {
  const view = useSignal(guess);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      view.value = measured(element, view.peek());
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const restyled = new MutationObserver(measure);
    restyled.observe(document.documentElement, { attributeFilter: ["data-density"] });
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      restyled.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller, view]);
  return view;
}

function measured(element: HTMLElement, before: Viewport): Viewport {
  const row = element.querySelector("li")?.offsetHeight || before.row;
  const next = { top: element.scrollTop, height: element.clientHeight, row };
  const same = next.top === before.top && next.height === before.height && next.row === before.row;
  return same ? before : next;
}

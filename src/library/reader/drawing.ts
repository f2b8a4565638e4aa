import { type Finisher, finishInView } from "../../viewer/finish.ts";
import { createSlices, isInView } from "../../viewer/slices.ts";

/** Draws what comes near the view, once. */
export interface Drawing {
  /** Calls `draw` when the element is at most a screen and a half away; gives back what takes that off. */
  whenNear(element: Element, draw: () => void): () => void;
  /** Formulas, colours and images in what was drawn follow when they come near. */
  finish(element: Element): void;
  /** Forgets what of an element is still to be drawn; before it goes away. */
  forget(element: Element): void;
  /** Pixels that texts took when they were drawn last, by name. */
  heights: Map<string, number>;
  stop(): void;
}

export function createDrawing(): Drawing {
  const waiting = new Map<Element, () => void>();
  const slices = createSlices();
  // Made with the first element: what scrolls is around it then.
  let observer: IntersectionObserver | undefined;
  let finisher: Finisher | undefined;
  const seen = (entries: IntersectionObserverEntry[]) => {
    for (const entry of entries) {
      const draw = waiting.get(entry.target);
      if (!entry.isIntersecting || !draw) continue;
      unwatch(entry.target);
      // What is looked at comes at once; what lies around it must not hold up scrolling.
      if (isInView(entry, observer?.root as Element)) draw();
      else slices.add(entry.target, draw);
    }
  };
  const unwatch = (element: Element) => {
    waiting.delete(element);
    slices.drop(element);
    observer?.unobserve(element);
  };
  return {
    whenNear(element, draw) {
      observer ??= new IntersectionObserver(seen, { root: element.closest(".messages"), rootMargin: "150% 0px" });
      waiting.set(element, draw);
      observer.observe(element);
      return () => unwatch(element);
    },
    finish(element) {
      finisher ??= finishInView(element.closest(".messages"));
      finisher.watch(element);
    },
    forget: (element) => finisher?.unwatch(element),
    heights: new Map(),
    stop() {
      finisher?.stop();
      slices.stop();
      observer?.disconnect();
      waiting.clear();
    },
  };
}

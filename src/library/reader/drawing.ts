import { type Finisher, finishInView } from "../../viewer/finish.ts";

/** Draws what comes near the view, once. */
export interface Drawing {
  /** Calls `draw` when the element is at most a screen and a half away; gives back what takes that off. */
  whenNear(element: Element, draw: () => void): () => void;
  /** Formulas, colours and images in what was drawn follow when they come near. */
  finish(element: Element): void;
  stop(): void;
}

export function createDrawing(): Drawing {
  const waiting = new Map<Element, () => void>();
  // Made with the first element: what scrolls is around it then.
  let observer: IntersectionObserver | undefined;
  let finisher: Finisher | undefined;
  const seen = (entries: IntersectionObserverEntry[]) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      const draw = waiting.get(target);
      forget(target);
      draw?.();
    }
  };
  const forget = (element: Element) => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
  return {
    whenNear(element, draw) {
      observer ??= new IntersectionObserver(seen, { root: element.closest(".messages"), rootMargin: "150% 0px" });
      waiting.set(element, draw);
      observer.observe(element);
      return () => forget(element);
    },
    finish(element) {
      finisher ??= finishInView(element.closest(".messages"));
      finisher.watch(element);
    },
    stop() {
      finisher?.stop();
      observer?.disconnect();
      waiting.clear();
    },
  };
}

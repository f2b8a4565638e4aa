import { finishElement, unfinished } from "./later.ts";
import { createSlices, isInView } from "./slices.ts";

/**
 * Draws the formulas, colours the code and loads the images of everything in `root`, seen or not: before printing and for
 * an HTML file. Resolves when all is drawn.
 */
export async function finish(root: ParentNode): Promise<void> {
  await Promise.all(unfinished(root).map(finishElement));
}

/** Finishes what comes near the view. */
export interface Finisher {
  /** Looks after everything in `root`; to be called when a rendered message has come into the document. */
  watch(root: ParentNode): void;
  /** Forgets everything in `root`; to be called before it leaves the document. */
  unwatch(root: ParentNode): void;
  stop(): void;
}

/**
 * Does the same as {@link finish} for what comes within a screen of the view, so that a long conversation costs only what
 * is read.
 * @param scroller the element that scrolls; `null` for the page
 */
export function finishInView(scroller: Element | null = null): Finisher {
  const slices = createSlices();
  const seen = (entries: IntersectionObserverEntry[], observer: IntersectionObserver) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      observer.unobserve(entry.target);
      const work = () => void finishElement(entry.target);
      // What is looked at comes at once; what lies around it must not hold up scrolling.
      if (isInView(entry, scroller)) work();
      else slices.add(entry.target, work);
    }
  };
  const observer = new IntersectionObserver(seen, { root: scroller, rootMargin: "100% 0px" });
  const forget = (each: Element) => {
    observer.unobserve(each);
    slices.drop(each);
  };
  return {
    watch: (root) => unfinished(root).forEach((each) => void observer.observe(each)),
    unwatch: (root) => unfinished(root).forEach(forget),
    stop() {
      observer.disconnect();
      slices.stop();
    },
  };
}

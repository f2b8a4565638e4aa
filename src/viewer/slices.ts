/** So long is drawn between two frames, in ms. */
const sliceMs = 6;

/** Work on elements, done at once or a little before each frame. */
export interface Slices {
  add(element: Element, work: () => void): void;
  /** Whether there was work left on the element, which now is not done. */
  drop(element: Element): boolean;
  stop(): void;
}

/** Does work in the order in which it came, as much before each frame as does not hold it up. */
export function createSlices(): Slices {
  const waiting = new Map<Element, () => void>();
  let frame = 0;
  const run = () => {
    frame = 0;
    const until = performance.now() + sliceMs;
    for (const [element, work] of waiting) {
      waiting.delete(element);
      work();
      if (performance.now() > until) break;
    }
    if (waiting.size > 0) frame = requestAnimationFrame(run);
  };
  return {
    add(element, work) {
      waiting.set(element, work);
      frame ||= requestAnimationFrame(run);
    },
    drop: (element) => waiting.delete(element),
    stop() {
      cancelAnimationFrame(frame);
      waiting.clear();
    },
  };
}

/** Whether an element seen by an observer lies within what scrolls, not only near it. */
export function isInView({ boundingClientRect: { top, bottom } }: IntersectionObserverEntry, root: Element | null) {
  const around = root?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  return bottom > around.top && top < around.bottom;
}

/** Tells what comes near the view of what scrolls, and what has gone far from it. */
export interface NearWatch {
  /** `height`: of the element, in pixels, as it was seen. Gives back what ends it. */
  watch(element: Element, onChange: (isNear: boolean, height: number) => void): () => void;
  stop(): void;
}

/** @param scroller finds what scrolls around a watched element @param margin how far around the view counts as near, as in CSS */
export function createNearWatch(scroller: string, margin: string): NearWatch {
  const told = new Map<Element, (isNear: boolean, height: number) => void>();
  /** Far from the view, but with the focus or a selection in it. */
  const inUse = new Set<Element>();
  // Made with the first element: what scrolls is around it then.
  let observer: IntersectionObserver | undefined;
  const seen = (entries: IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      inUse.delete(target);
      if (!isIntersecting && isUsed(target)) inUse.add(target);
      else told.get(target)?.(isIntersecting, boundingClientRect.height);
    }
    for (const element of inUse) {
      if (isUsed(element)) continue;
      inUse.delete(element);
      told.get(element)?.(false, element.getBoundingClientRect().height);
    }
  };
  return {
    watch(element, onChange) {
      observer ??= new IntersectionObserver(seen, { root: element.closest(scroller), rootMargin: margin });
      told.set(element, onChange);
      observer.observe(element);
      return () => {
        told.delete(element);
        inUse.delete(element);
        observer?.unobserve(element);
      };
    },
    stop() {
      observer?.disconnect();
      told.clear();
      inUse.clear();
    },
  };
}

function isUsed(element: Element): boolean {
  if (element.contains(document.activeElement)) return true;
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}

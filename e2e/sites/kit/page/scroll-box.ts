/** A scroller seen the same way whatever its axis, and whether it is an element or the page itself. All in pixels. */
export interface ScrollBox {
  /** For observers: `null` stands for the page. */
  root: HTMLElement | null;
  /** Content above the view, and below it. */
  above(): number;
  below(): number;
  /** Height of the view, and its place in the window. */
  height(): number;
  top(): number;
  /** Moves so that this much content is above the view. */
  to(above: number): void;
  toEnd(): void;
  listen(scrolled: () => void): void;
}

/** `null`: the page itself scrolls. An element in `column-reverse` counts from its end, with negative numbers. */
export function scrollBox(root: HTMLElement | null): ScrollBox {
  const element = root ?? document.scrollingElement ?? document.documentElement;
  const reversed = root !== null && getComputedStyle(root).flexDirection === "column-reverse";
  const range = (): number => element.scrollHeight - element.clientHeight;
  const above = (): number => (reversed ? range() + element.scrollTop : element.scrollTop);
  const to = (wanted: number): void => {
    element.scrollTo({ top: reversed ? wanted - range() : wanted, behavior: "instant" });
  };
  return {
    root,
    above,
    below: () => range() - above(),
    height: () => (root ? root.clientHeight : innerHeight),
    top: () => (root ? root.getBoundingClientRect().top : 0),
    to,
    toEnd: () => to(range()),
    listen: (scrolled) => (root ?? document).addEventListener("scroll", scrolled),
  };
}

/** Keeps a scroller at its end while its content grows, until someone scrolls away, as chats do. */
export interface EndFollower {
  /** Whether it follows the end now; it gets there when the browser draws. */
  follows(): boolean;
  /** Goes to the end at once, if it follows it. To be called after each change of an answer that is being written. */
  keepUp(): void;
}

export function followEnd(box: ScrollBox, content: HTMLElement): EndFollower {
  let stuck = true;
  let before = box.above();
  const keepUp = (): void => {
    if (stuck) box.toEnd();
  };
  box.listen(() => {
    const now = box.above();
    // Who scrolls away goes up; what grew since the last scroll only makes the way to the end longer.
    if (box.below() < 40) stuck = true;
    else if (now < before - 1) stuck = false;
    before = now;
  });
  new ResizeObserver(keepUp).observe(content);
  return { follows: () => stuck, keepUp };
}

/** Changes what is above `anchor` and leaves it where it was in the view; the browser may have done so by itself already. */
export function keepInView(box: ScrollBox, anchor: Element | undefined, change: () => void): void {
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (anchor?.isConnected) box.to(box.above() + anchor.getBoundingClientRect().top - before);
}

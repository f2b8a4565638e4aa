import { matches } from "../sites/dom.ts";
import { outerOf } from "../sites/generic/shadow.ts";
import { shownIn, shownWords } from "../sites/generic/shown.ts";

/** Parts of a line: nobody means a word when pointing at a turn. */
const inline = "span, a, code, em, strong, b, i, u, s, small, sub, sup, svg, svg *, mark, time";

/** Events of the mouse by which a page could react to what is meant for us. Touches must stay: without them nothing is clicked. */
const presses = ["pointerdown", "mousedown", "pointerup", "mouseup", "auxclick", "dblclick", "contextmenu"] as const;

export interface PickingOptions {
  /** Where the keyboard begins. */
  from: Element;
  /** What is drawn into the page by us: it is no part of it. */
  host: Element;
  /** True while a key belongs to a button of ours. */
  isOwnKey(): boolean;
  /** What is pointed at now. `byKey`: with the keyboard. */
  onAim(element: Element, byKey: boolean): void;
  onPick(element: Element): void;
  onStop(): void;
  signal: AbortSignal;
}

/**
 * Lets the user point at one element of the page, by mouse, touch or arrow keys. The page itself hears nothing of what is
 * pressed meanwhile.
 */
export function startPicking({ from, host, isOwnKey, onAim, onPick, onStop, signal }: PickingOptions): void {
  let at = from;
  const inside = new Map<Element, Element>();
  const aim = (element: Element, byKey: boolean) => {
    at = element;
    onAim(element, byKey);
  };
  const options = { capture: true, signal } as const;
  const onPage = (event: Event, act: (element: Element) => void) => {
    // The innermost one: of open shadow roots the browser names only the host as the target.
    const [target] = event.composedPath();
    if (!event.isTrusted || event.target === host || !(target instanceof Element)) return;
    const element = blockAt(target);
    if (event.cancelable && event.type !== "pointermove") event.preventDefault();
    event.stopImmediatePropagation();
    if (element) act(element);
  };
  addEventListener("pointermove", (event) => onPage(event, (element) => aim(element, false)), options);
  addEventListener("click", (event) => onPage(event, onPick), options);
  for (const press of presses) addEventListener(press, (event) => onPage(event, () => undefined), options);

  const moves: Record<string, () => Element | undefined> = {
    ArrowUp() {
      const parent = outerOf(at);
      if (!parent || matches(parent, "html")) return undefined;
      inside.set(parent, at);
      return parent;
    },
    ArrowDown: () => inside.get(at) ?? shownIn(at).find(says),
    ArrowLeft: () => beside(at, -1),
    ArrowRight: () => beside(at, 1),
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    const isPick = (event.key === "Enter" || event.key === " ") && !isOwnKey();
    if (!move && !isPick && event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === "Escape") return onStop();
    if (isPick) return onPick(at);
    const next = move?.();
    if (next) aim(next, true);
  };
  addEventListener("keydown", onKey, options);
  aim(from, true);
}

/** Where the keyboard begins on a page in which nothing was found. */
export function firstBlock(document: Document): Element {
  let at: Element = document.querySelector("main, [role='main']") ?? document.body;
  for (;;) {
    const [next, ...others] = shownIn(at).filter(says);
    if (!next) return at;
    at = next;
    if (others.length > 0) return at;
  }
}

function blockAt(target: Element): Element | null {
  let at: Element | null = target;
  while (at && matches(at, inline)) at = outerOf(at);
  return at && !matches(at, "html, body") ? at : null;
}

function beside(element: Element, way: 1 | -1): Element | undefined {
  const parent = outerOf(element);
  const row = parent ? shownIn(parent).filter((child) => child === element || says(child)) : [];
  return row[row.indexOf(element) + way];
}

function says(element: Element): boolean {
  return !matches(element, "script, style, template, noscript") && shownWords(element) !== "";
}

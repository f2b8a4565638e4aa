import type { ShownTurn } from "../sites/generic/correction.ts";
import { scrollerOf } from "../sites/generic/scroller-of.ts";
import { make, setText } from "./make.ts";
import { kindOf, nameOf } from "./words.ts";

/** How often the page is looked at for turns that have moved without a scroll, ms. */
const pace = 300;

/** Frames drawn over the page's turns. Nothing on the page itself is changed. */
export interface Outlines {
  layer: HTMLElement;
  show(turns: readonly ShownTurn[]): void;
  /** Makes one turn stand out. */
  point(element: Element | null): void;
  /** A frame around what is being pointed at, with what it would be taken for. */
  aim(element: Element | null, name?: string): void;
}

interface Frame {
  box: HTMLElement;
  tag: HTMLElement;
}

export function makeOutlines(signal: AbortSignal): Outlines {
  const layer = make("div", { class: "layer", attrs: { "aria-hidden": "true" } });
  const aimed = makeFrame();
  aimed.box.classList.add("aim");
  const frames: Frame[] = [];
  let turns: readonly ShownTurn[] = [];
  let pointed: Element | null = null;
  let target: Element | null = null;
  let isAsked = false;

  const draw = () => {
    isAsked = false;
    const first = turns[0]?.element;
    const view = viewOf(first && scrollerOf(first)?.scroller);
    for (const [at, turn] of turns.entries()) {
      const frame = frames[at] ?? addFrame(layer);
      frames[at] = frame;
      frame.box.dataset.kind = kindOf(turn);
      frame.box.classList.toggle("pointed", turn.element === pointed);
      setText(frame.tag, `${at + 1} ${nameOf(turn)}`);
      place(frame, turn.element.getBoundingClientRect(), view);
    }
    for (const { box } of frames.slice(turns.length)) box.hidden = true;
    if (target) place(aimed, target.getBoundingClientRect(), viewOf());
    else aimed.box.hidden = true;
  };
  const ask = () => {
    if (!isAsked) requestAnimationFrame(draw);
    isAsked = true;
  };
  addEventListener("scroll", ask, { capture: true, passive: true, signal });
  addEventListener("resize", ask, { passive: true, signal });
  const timer = setInterval(ask, pace);
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  layer.append(aimed.box);

  return {
    layer,
    show(shown) {
      turns = shown;
      ask();
    },
    point(element) {
      pointed = element;
      ask();
    },
    aim(element, name = "") {
      target = element;
      setText(aimed.tag, name);
      ask();
    },
  };
}

function makeFrame(): Frame {
  const tag = make("span", { class: "tag" });
  return { tag, box: make("div", { class: "frame" }, tag) };
}

function addFrame(layer: HTMLElement): Frame {
  const frame = makeFrame();
  layer.prepend(frame.box);
  return frame;
}

/** What is seen of the window through a scrolled box: frames end where it ends. */
function viewOf(scroller?: Element | null): DOMRect {
  const window = new DOMRect(0, 0, innerWidth, innerHeight);
  if (!scroller || scroller === document.scrollingElement) return window;
  return common(scroller.getBoundingClientRect(), window);
}

function common(a: DOMRect, b: DOMRect): DOMRect {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  return new DOMRect(left, top, Math.min(a.right, b.right) - left, Math.min(a.bottom, b.bottom) - top);
}

function place({ box, tag }: Frame, around: DOMRect, view: DOMRect): void {
  const wide = new DOMRect(around.x - 3, around.y - 3, around.width + 6, around.height + 6);
  const { left, top, width, height } = common(wide, view);
  box.hidden = width < 8 || height < 8 || around.width === 0;
  box.style.translate = `${left}px ${top}px`;
  box.style.width = `${width}px`;
  box.style.height = `${height}px`;
  // The tag stands where it hides nothing: before the turn if there is room, else on its upper edge. Its width is reckoned,
  // as measuring it would have the page laid out again for each turn.
  const needed = 20 + 7 * (tag.textContent?.length ?? 0);
  const isCut = top < 20 || wide.top < view.top;
  box.dataset.tag = left > needed ? "beside" : isCut ? "inside" : "above";
}

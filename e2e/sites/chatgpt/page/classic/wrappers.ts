import { element, morph } from "../../../kit/page/html.ts";

/**
 * One wrapper for every loaded turn; its content is there only while it crosses the viewport and a margin of 1,000 px
 * (chatgpt.com, 2026-10). The newest few never go. A wrapper without height stands for a hidden turn of a tool.
 */
export interface Wrappers {
  /** Shows exactly these turns, keeping the wrappers of those that stay. */
  set(turns: readonly WrappedTurn[]): void;
  /** Draws a turn again if its content is there. */
  redraw(id: string): void;
}

export interface WrappedTurn {
  id: string;
  /** Value of the section's `data-testid`. */
  name: string;
  html(): string;
  /** Called with the section after it was put on the page. */
  mounted(section: HTMLElement): void;
  estimatedHeight: number;
  hidden: boolean;
}

const keepNewest = 5;

/** Wrappers follow `anchor` as its siblings. */
export function createWrappers(anchor: HTMLElement, scroller: HTMLElement): Wrappers {
  let turns: readonly WrappedTurn[] = [];
  const boxes = new Map<string, HTMLElement>();
  const turnOf = (box: Element): WrappedTurn | undefined => turns.find((turn) => boxes.get(turn.id) === box);
  const kept = (turn: WrappedTurn): boolean => turns.indexOf(turn) >= turns.length - keepNewest;

  const fill = (turn: WrappedTurn, box: HTMLElement): void => {
    box.innerHTML = turn.html();
    box.style.removeProperty("height");
    const section = box.firstElementChild;
    if (section instanceof HTMLElement) turn.mounted(section);
  };
  const empty = (box: HTMLElement): void => {
    box.style.setProperty("--last-known-height", `${box.offsetHeight}px`);
    box.style.height = "var(--last-known-height)";
    box.replaceChildren();
  };
  const settle = (turn: WrappedTurn, box: HTMLElement, near: boolean): void => {
    if (turn.hidden) return;
    const there = near || kept(turn);
    box.dataset.isIntersecting = String(near);
    if (there && !box.hasChildNodes()) fill(turn, box);
    if (!there && box.hasChildNodes()) empty(box);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const turn = turnOf(target);
        if (turn && target instanceof HTMLElement) settle(turn, target, isIntersecting);
      }
    },
    { root: scroller, rootMargin: "1000px 0px" },
  );

  const create = (turn: WrappedTurn): HTMLElement => {
    const box = document.createElement("div");
    box.dataset.turnIdContainer = turn.id;
    box.dataset.isIntersecting = "false";
    box.style.setProperty("--estimated-turn-height", `${turn.estimatedHeight}px`);
    box.style.height = turn.hidden ? "0" : "var(--estimated-turn-height)";
    return box;
  };

  return {
    set(wanted) {
      turns = wanted;
      const ids = new Set(wanted.map((turn) => turn.id));
      for (const [id, box] of boxes) {
        if (ids.has(id)) continue;
        observer.unobserve(box);
        box.remove();
        boxes.delete(id);
      }
      let at: Element | null = anchor.nextElementSibling;
      for (const turn of wanted) {
        const known = boxes.get(turn.id);
        const box = known ?? create(turn);
        boxes.set(turn.id, box);
        if (box !== at) anchor.parentElement?.insertBefore(box, at);
        else at = at.nextElementSibling;
        if (!known) observer.observe(box);
        if (kept(turn) && !turn.hidden && !box.hasChildNodes()) fill(turn, box);
        // The number in a turn's name is counted anew when older turns arrive.
        const section = box.firstElementChild;
        if (section instanceof HTMLElement) section.dataset.testid = turn.name;
      }
    },
    redraw(id) {
      const turn = turns.find((candidate) => candidate.id === id);
      const box = boxes.get(id);
      const section = box?.firstElementChild;
      if (!turn || !section) return;
      morph(section, element(turn.html()));
      if (section instanceof HTMLElement) turn.mounted(section);
    },
  };
}

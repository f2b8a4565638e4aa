import type { SweepTools } from "../../site.ts";
import { move, viewOf } from "./unroll.ts";

/** How an editor that scrolls by itself moves its lines. */
export interface EditorScroll {
  /** The box in which they are seen. */
  box: Element;
  /** How far they have been scrolled down, px. */
  top(): number;
  /** Scrolls down, or up by a negative distance. It may take a moment, and go somewhat further or less far. */
  by(distance: number): void;
  /** All lines in the box are drawn. */
  isDrawn(): boolean;
}

/** For the editor to answer a turn of the wheel, ms; it has reached its end when it does not. */
const answerTime = 300;
/** For lines in the box to be drawn, ms. */
const drawTime = 1_500;
/** Most turns of the wheel on the way back to where it was. */
const mostTurns = 40;
/** Difference that nobody sees, px. */
const exact = 2;

/** Goes through an editor in a box of its own, from its top down to its end, as far as it goes, and back to where it was. */
export async function throughBox(
  scroll: EditorScroll,
  step: number,
  tools: SweepTools,
  collect: () => boolean,
): Promise<boolean> {
  const { box } = scroll;
  const before = scroll.top();
  move(tools, box.getBoundingClientRect().top - viewOf(tools).top);
  try {
    await moveTo(scroll, 0, tools);
    while (box.isConnected) {
      await tools.painted();
      await tools.until(scroll.isDrawn, drawTime);
      if (collect()) return true;
      if (!(await moved(scroll, box.clientHeight * step, tools))) return false;
    }
    return false;
  } finally {
    // A save that was stopped waits for nothing any more.
    if (tools.signal.aborted) scroll.by(before - scroll.top());
    else await moveTo(scroll, before, tools);
  }
}

/** How far one turn of the wheel goes is not known beforehand, so it takes as many as it needs. */
async function moveTo(scroll: EditorScroll, place: number, tools: SweepTools): Promise<void> {
  for (let left = mostTurns; left > 0 && Math.abs(scroll.top() - place) > exact; left -= 1) {
    if (!(await moved(scroll, place - scroll.top(), tools))) return;
  }
}

function moved(scroll: EditorScroll, distance: number, { until }: SweepTools): Promise<boolean> {
  const before = scroll.top();
  scroll.by(distance);
  return until(() => scroll.top() !== before, answerTime);
}

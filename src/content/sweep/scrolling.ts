import type { ScrollPlan } from "../../sites/site.ts";

type Axis = Pick<ScrollPlan, "scroller" | "axis">;

/** How far the list can be scrolled, px. */
export function rangeOf({ scroller }: Axis): number {
  return Math.max(0, scroller.scrollHeight - scroller.clientHeight);
}

/** Distance from the oldest end, px. In a reversed column scrollTop is 0 at the newest end and negative above. */
export function fromTop(plan: Axis): number {
  return plan.axis === "reverse" ? rangeOf(plan) + plan.scroller.scrollTop : plan.scroller.scrollTop;
}

export function fromEnd(plan: Axis): number {
  return rangeOf(plan) - fromTop(plan);
}

/** Scrolls to a distance from the oldest end, without animation. */
export function scrollFromTop(plan: Axis, distance: number): void {
  const range = rangeOf(plan);
  const wanted = Math.min(Math.max(0, distance), range);
  plan.scroller.scrollTo({ top: plan.axis === "reverse" ? wanted - range : wanted, behavior: "instant" });
}

/** The part of the window in which the list is seen, px from the window's top. */
export function viewOf({ scroller }: Axis): { top: number; bottom: number } {
  if (scroller === document.scrollingElement) return { top: 0, bottom: scroller.clientHeight };
  const { top } = scroller.getBoundingClientRect();
  return { top, bottom: top + scroller.clientHeight };
}

/** Whether any of an element is in the list's view; nothing of an empty one is, and all where nothing scrolls. */
export function isInView(element: Element, plan: Axis | null): boolean {
  if (!plan) return true;
  const { top, bottom } = element.getBoundingClientRect();
  const view = viewOf(plan);
  return bottom > Math.max(top, view.top) && top < view.bottom;
}

/**
 * Which turns are on the page: a window of a few, moved on when its top or bottom comes into view and the tab is visible
 * (older ones within 69 to 138 ms, 2026-09-26). The rest leaves nothing behind.
 *
 * Assumed: what leaves at the other end when the window moves, that the view keeps its place then, and that a jump to the
 * bottom without a wheel or key brings the newest turns.
 */
export interface TurnWindow {
  from: number;
  to: number;
}

export interface WindowOrders {
  scroller: HTMLElement;
  /** Number of turns there are. */
  count(): number;
  /** Draws this window. */
  draw(window: TurnWindow): void;
  latency: number;
  /** Called when older turns are asked for; false when that fails. */
  askOlder(): boolean;
}

const step = 3;
const most = 6;
/** Distance from the edge, in pixels, at which the window moves. */
const edge = 40;

interface Place {
  window: TurnWindow;
  orders: WindowOrders;
}

const rangeOf = (scroller: HTMLElement): number => scroller.scrollHeight - scroller.clientHeight;

/** Space above the view inside a column-reverse scroller, whose `scrollTop` is 0 at the bottom and negative above. */
const above = (scroller: HTMLElement): number => rangeOf(scroller) + scroller.scrollTop;

/** Draws another window; with `keep`, the distance from the top stays, else the browser keeps the one from the bottom. */
function move(place: Place, window: TurnWindow, keep?: "from-top"): void {
  const { scroller, draw } = place.orders;
  const before = above(scroller);
  place.window = window;
  draw(window);
  if (keep) scroller.scrollTop = before - rangeOf(scroller);
}

/** Turns may be short: the window stays well taller than the view, however few are meant to be there. */
function tooLow(scroller: HTMLElement): boolean {
  return scroller.scrollHeight < scroller.clientHeight * 2.5;
}

function newest(place: Place): void {
  const { scroller, count } = place.orders;
  const to = count();
  move(place, { from: Math.max(0, to - step), to });
  while (tooLow(scroller) && place.window.from > 0) move(place, { from: place.window.from - 1, to });
  scroller.scrollTop = 0;
}

function older(place: Place): void {
  move(place, { ...place.window, from: Math.max(0, place.window.from - step) });
  while (place.window.to - place.window.from > most) {
    const { from, to } = place.window;
    move(place, { from, to: to - 1 }, "from-top");
    if (!tooLow(place.orders.scroller)) continue;
    move(place, { from, to }, "from-top");
    return;
  }
}

function newer(place: Place): void {
  const to = Math.min(place.orders.count(), place.window.to + step);
  move(place, { ...place.window, to }, "from-top");
  while (place.window.to - place.window.from > most) {
    const { from } = place.window;
    move(place, { from: from + 1, to });
    if (!tooLow(place.orders.scroller)) continue;
    move(place, { from, to });
    return;
  }
}

export interface MovingWindow {
  /** Shows the newest turns. */
  reset(): void;
  /** The turns are others than before: draws them, with a new last one if the last one was shown. */
  refresh(countBefore: number): void;
  now(): TurnWindow;
}

/** Moves the window along with the scroller. */
export function createWindow(orders: WindowOrders): MovingWindow {
  const { scroller, latency, count } = orders;
  const place: Place = { orders, window: { from: 0, to: 0 } };
  let busy = false;
  let lastHand = 0;
  const later = (act: () => void): void => {
    busy = true;
    setTimeout(() => {
      busy = false;
      act();
    }, latency);
  };
  const look = (): void => {
    if (busy || document.hidden) return;
    if (above(scroller) < edge && place.window.from > 0) later(() => orders.askOlder() && older(place));
    else if (-scroller.scrollTop < edge && place.window.to < count()) {
      const byHand = performance.now() - lastHand < 500;
      later(() => (byHand ? newer(place) : newest(place)));
    }
  };
  scroller.addEventListener("scroll", look);
  document.addEventListener("visibilitychange", look);
  for (const name of ["wheel", "keydown", "touchmove"]) {
    scroller.addEventListener(name, () => {
      lastHand = performance.now();
    });
  }
  return {
    reset: () => newest(place),
    refresh(countBefore) {
      const { from, to } = place.window;
      const total = count();
      const last = to >= countBefore ? total : Math.min(to, total);
      move(place, { from: Math.min(from, Math.max(0, last - 1)), to: last });
    },
    now: () => place.window,
  };
}

import { sleep } from "../../lib/sleep.ts";
import { layoutOf } from "../chat.ts";
import { type Place, placesOf } from "../places.ts";
import { readTurn } from "../read-turn.ts";
import { until } from "../wait.ts";
import { layoutIn, planIn, type Run } from "./run.ts";
import { fromTop, isInView, scrollFromTop, viewOf } from "./scrolling.ts";

/** Presses spent on one turn: what opens may have folded parts of its own. */
const mostPresses = 40;
/** Between two looks at a text that is coming, ms: it has come when two find it the same. */
const stillFor = 50;

/** Tries of a turn that goes off the page while it opens; one that does not open uses up four of them. */
const mostTries = 8;
const shutCosts = 4;

/**
 * Reads what mounted turns have folded away: presses their buttons, reads, and presses again, so that the page is as it
 * was. Each turn once in a sweep, as soon as nothing in it is on its way any more. What opens moves other turns, and a page
 * may take them off and bring them back meanwhile, so the list is asked anew after each.
 */
export async function readFolded(run: Run): Promise<void> {
  if (!layoutIn(run).expand) return;
  for (let name = nextFolded(run); name !== undefined; name = nextFolded(run)) {
    const left = run.unfolded.get(name) ?? 0;
    run.unfolded.set(name, Math.max(0, left - (await readUnfolded(run, name))));
  }
}

/**
 * The next turn with something folded, those in view first: one at the edge may be off the page as soon as another opens.
 * Turns without are passed over: they may be listed before all of them is there.
 */
function nextFolded(run: Run): string | undefined {
  const plan = planIn(run);
  const isDue = ({ name, turn }: Place) => {
    const left = run.unfolded.get(name) ?? mostTries;
    if (!turn.mounted || !left || !run.layout.expand?.(turn).length) return false;
    run.unfolded.set(name, left);
    return run.chat.book.get(name)?.settled;
  };
  const due = placesOf(layoutIn(run), document).filter(isDue);
  const next = due.find(({ turn }) => isInView(turn.element, plan)) ?? due[0];
  // What opens out of view may go off the page at once, and the sweep need not come by again.
  if (plan && next && !isInView(next.turn.element, plan)) {
    scrollFromTop(plan, fromTop(plan) + next.turn.element.getBoundingClientRect().top - viewOf(plan).top);
  }
  return next?.name;
}

/** How many tries it used up: all, if the turn was read. */
async function readUnfolded(run: Run, name: string): Promise<number> {
  const pressed: HTMLElement[] = [];
  let cost = 1;
  try {
    for (let left = mostPresses; left > 0; left -= 1) {
      const button = foldedIn(run, name)?.find((one) => !pressed.includes(one));
      if (!button) break;
      pressed.push(button);
      await press(run, name, button);
    }
    const place = placeNow(run, name);
    if (place) readTurn(run.chat, layoutIn(run), place);
    const shut = foldedIn(run, name);
    if (shut) cost = shut.some((one) => pressed.includes(one)) ? shutCosts : mostTries;
  } finally {
    foldAgain(run, name, pressed);
  }
  await until(() => isFoldedAgain(run, name, pressed), run.pace.unfold, run.waiting);
  return cost;
}

/** As before, so that what it moved is back in its place; a button that never opens anything closes nothing. */
function isFoldedAgain(run: Run, name: string, pressed: readonly HTMLElement[]): boolean {
  const folded = foldedIn(run, name);
  return !folded || pressed.every((button) => !button.isConnected || folded.includes(button));
}

/** Presses a button and waits until a text has come and stopped growing; not longer than the pace allows. */
async function press(run: Run, name: string, button: HTMLElement): Promise<void> {
  const before = lengthOf(run, name);
  button.click();
  await until(() => lengthOf(run, name) > before, run.pace.unfold, run.waiting);
  let length = -1;
  for (let left = run.pace.unfold; left > 0 && length !== lengthOf(run, name); left -= stillFor) {
    length = lengthOf(run, name);
    await sleep(stillFor, run.waiting.signal);
  }
}

function lengthOf(run: Run, name: string): number {
  return placeNow(run, name)?.turn.element.textContent?.length ?? 0;
}

/** Innermost first. A button that the page has replaced, or that never opened, is left alone. */
function foldAgain(run: Run, name: string, pressed: readonly HTMLElement[]): void {
  for (const button of pressed.toReversed()) {
    if (button.isConnected && foldedIn(run, name)?.includes(button) === false) button.click();
  }
}

/** Buttons of what the turn has folded away; `undefined` while it is off the page. */
function foldedIn(run: Run, name: string): HTMLElement[] | undefined {
  const place = placeNow(run, name);
  return place && (run.layout.expand?.(place.turn) ?? []);
}

/** The turn as the page lists it now, if it shows its content. */
function placeNow(run: Run, name: string): Place | undefined {
  const layout = layoutOf(run.chat);
  const place = layout && placesOf(layout, document).find((one) => one.name === name);
  return place?.turn.mounted ? place : undefined;
}

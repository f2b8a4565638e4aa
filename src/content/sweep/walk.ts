import { type Place, placesOf } from "../places.ts";
import { until } from "../wait.ts";
import { look, lookSettled } from "./look.ts";
import { olderCame, saysOlder } from "./older.ts";
import { watchProgress } from "./progress.ts";
import { layoutIn, planIn, type Run } from "./run.ts";
import { fromEnd, fromTop, rangeOf, scrollFromTop, viewOf } from "./scrolling.ts";
import { visitSkipped } from "./skipped.ts";

/** Part of the view by which a step moves: the rest overlaps, and joins the looks. */
const step = 0.7;
/** Times that an empty shell is visited before it counts as not shown. */
const mostVisits = 3;
/** Moves spent on closing one hole between two looks. */
const mostJoins = 24;

/**
 * Goes through the whole conversation, oldest messages included, reading what each position shows. Says in the run how
 * far it got. Throws `hidden-tab`, the signal's reason, or `site-changed`; what was read until then is in the book.
 */
export async function walk(run: Run): Promise<void> {
  const plan = planIn(run);
  await lookSettled(run);
  if (!plan) {
    run.reachedStart = true;
    run.reachedEnd = true;
  } else if (plan.keepsWrappers) {
    await loadOlderPages(run);
    run.phase("collecting");
    await visitShells(run);
    run.reachedEnd = true;
  } else {
    await walkUp(run);
  }
}

/** Every loaded turn has a wrapper: load all pages first, then fill in what is empty. */
async function loadOlderPages(run: Run): Promise<void> {
  run.towards = "older";
  while (saysOlder(run)) {
    run.phase("loading-older");
    if (!(await olderCame(run)) && saysOlder(run)) return;
  }
  run.reachedStart = true;
}

async function visitShells(run: Run): Promise<void> {
  const visits = new Map<string, number>();
  const isStuck = watchProgress(run, () => run.chat.book.size);
  while (!isStuck()) {
    const shell = placesOf(layoutIn(run), document).find((place) => isOwed(run, place, visits));
    if (!shell) return;
    visits.set(shell.name, (visits.get(shell.name) ?? 0) + 1);
    await bringIntoView(run, shell.name, visits.get(shell.name) ?? 1);
    await lookSettled(run);
  }
}

function isOwed({ chat }: Run, place: Place, visits: Map<string, number>): boolean {
  if (chat.book.has(place.name)) return false;
  const most = place.turn.element.getBoundingClientRect().height > 0 ? mostVisits : 1;
  return (visits.get(place.name) ?? 0) < most;
}

/** On a second visit the shell is approached from a little further away, so that the page notices it anew. */
async function bringIntoView(run: Run, name: string, visit: number): Promise<void> {
  const plan = planIn(run);
  if (!plan) return;
  if (visit > 1) {
    scrollFromTop(plan, fromTop(plan) + 2 * plan.scroller.clientHeight);
    await look(run);
  }
  const place = placesOf(layoutIn(run), document).find((one) => one.name === name);
  if (!place) return;
  const margin = plan.scroller.clientHeight * 0.1;
  const below = place.turn.element.getBoundingClientRect().top - viewOf(plan).top;
  scrollFromTop(plan, fromTop(plan) + below - margin);
}

/** Only what is near the view exists: from the newest message up, in steps that overlap. */
async function walkUp(run: Run): Promise<void> {
  run.towards = "newer";
  await toTheEnd(run);
  run.reachedEnd = true;
  const isStuck = watchProgress(run, () => run.chain.size());
  for (let apart = run.chain.stretches.length; ; ) {
    run.towards = "older";
    const plan = planIn(run);
    if (!plan || isStuck()) return;
    if (fromTop(plan) > 1) {
      run.phase("collecting");
      scrollFromTop(plan, fromTop(plan) - plan.scroller.clientHeight * step);
      await lookSettled(run);
    } else {
      run.phase("loading-older");
      if (!(await olderCame(run))) break;
    }
    if (run.chain.stretches.length > apart) await joinAgain(run, apart);
    apart = run.chain.stretches.length;
  }
  run.reachedStart = !saysOlder(run);
  run.phase("collecting");
  await visitSkipped(run);
}

async function toTheEnd(run: Run): Promise<void> {
  do {
    const plan = planIn(run);
    if (!plan) return;
    scrollFromTop(plan, rangeOf(plan));
    await lookSettled(run);
  } while (!(await isTheEnd(run)));
}

/** The bottom, with nothing newer coming in for a while. */
async function isTheEnd(run: Run): Promise<boolean> {
  const newest = newestIn(run);
  const moved = () => {
    const plan = planIn(run);
    return (plan !== null && fromEnd(plan) > 1) || newestIn(run) !== newest;
  };
  return !(await until(moved, run.pace.newer, run.waiting));
}

function newestIn(run: Run): string | undefined {
  return placesOf(layoutIn(run), document).at(-1)?.name;
}

/** The page went on too far for a look to overlap the one before: back and forth over the hole, closer each time, until they join. */
async function joinAgain(run: Run, apart: number): Promise<void> {
  const older = run.chain.current;
  let reach = step / 2;
  for (let left = mostJoins; left > 0 && run.chain.stretches.length > apart; left -= 1) {
    const plan = planIn(run);
    if (!plan) return;
    const towards = run.chain.current <= older ? "newer" : "older";
    if (towards !== run.towards) reach /= left === mostJoins ? 1 : 2;
    run.towards = towards;
    const way = plan.scroller.clientHeight * reach * (towards === "newer" ? 1 : -1);
    scrollFromTop(plan, fromTop(plan) + way);
    await lookSettled(run);
    if (fromEnd(plan) <= 1 && (await isTheEnd(run))) return;
  }
}

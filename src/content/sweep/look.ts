import { sleep } from "../../lib/sleep.ts";
import { CodedError } from "../../messages/errors.ts";
import type { Layout, ScrollPlan } from "../../sites/site.ts";
import { rememberTurns } from "../chat.ts";
import { healthOf, missingIn } from "../compose.ts";
import { isCalledByRow, type Place, placesOf } from "../places.ts";
import { isUnfinished, readTurn } from "../read-turn.ts";
import { inSlices } from "../slices.ts";
import { until } from "../wait.ts";
import { join, joinRows } from "./chain.ts";
import { readEditors } from "./editors.ts";
import { readFolded } from "./folded.ts";
import { painted } from "./painted.ts";
import { layoutIn, planIn, type Run } from "./run.ts";
import { fromTop, isInView, viewOf } from "./scrolling.ts";

/** Times that a turn which is not settled is read again in the sweep; some pages never settle. */
const mostTries = 8;
const settlePoll = 200;
/** How long an address may say something else than the conversation before the sweep ends, ms. */
const longestMove = 5_000;

/**
 * Reads every turn that is mounted now and not read yet, at once: it may be gone after the next scroll. Returns how many
 * turns were new to the sweep.
 */
export async function look(run: Run): Promise<number> {
  const { chat } = run;
  if (!(await until(run.isHere, longestMove, run.waiting))) throw new CodedError("no-access", "the page has moved on");
  const layout = layoutIn(run);
  const places = placesOf(layout, document);
  for (const place of places) run.met.set(place.name, place);
  rememberTurns(chat, places);
  const names = places.map((place) => place.name);
  const fresh = joinLook(run, places);
  noteEvidence(run, layout, names);
  const unread = places.filter((place) => place.turn.mounted && wantsReading(run, place));
  const read = (place: Place) => {
    if (!place.turn.element.isConnected) return;
    readTurn(chat, layout, place);
    run.readNow.add(place.name);
  };
  await inSlices(unread, read, { signal: run.waiting.signal, idle: false });
  run.health = healthOf(chat, [...run.met.values()], missingIn(layout));
  run.portions.offer();
  return fresh;
}

/** A row that was read before this sweep may show another message by now. */
function wantsReading({ chat, readNow }: Run, place: Place): boolean {
  const turn = chat.book.get(place.name);
  if (!turn || (isCalledByRow(place) && !readNow.has(place.name))) return true;
  return isUnfinished(chat, place.name) && turn.tries < mostTries;
}

function joinLook({ chain, towards }: Run, places: readonly Place[]): number {
  const rows = places.flatMap(({ name, turn }) => (turn.row === undefined ? [] : [[name, turn.row] as const]));
  if (rows.length > 0 && rows.length === places.length) return joinRows(chain, rows);
  return join(
    chain,
    places.map((place) => place.name),
    towards,
  );
}

/** What was proven once of the oldest or the newest turn stays proven of it, also when the view has left the end. */
function noteEvidence(run: Run, layout: Layout, names: readonly string[]): void {
  const { proven, evidence } = run;
  const { start, end, stated } = layout.evidence(document);
  const oldest = run.chain.stretches[0]?.[0];
  const newest = run.chain.stretches.at(-1)?.at(-1);
  if (names[0] === oldest && start === "start") proven.oldest = oldest;
  if (names.at(-1) === newest && end) proven.newest = newest;
  if (names[0] === oldest) evidence.start = proven.oldest === oldest ? "start" : start;
  evidence.end = newest !== undefined && proven.newest === newest;
  if (stated !== undefined) evidence.stated = stated;
}

/** After a scroll: waits until what is in view is there, reads it, and waits for its images and late links. */
export async function lookSettled(run: Run): Promise<number> {
  await painted(run.waiting.signal);
  await until(() => isFilled(run), run.pace.mount, run.waiting);
  let fresh = await look(run);
  for (let left = run.pace.settle; left > 0 && isArriving(run); left -= settlePoll) {
    await sleep(settlePoll, run.waiting.signal);
    fresh += await look(run);
  }
  await readFolded(run);
  await readEditors(run);
  await until(() => run.chat.media.pending() === 0, run.pace.imagesPerStep, run.waiting);
  return fresh;
}

/** The top of the view is covered by turns, and none of those in view is an empty shell. */
function isFilled(run: Run): boolean {
  const plan = planIn(run);
  const shown = inView(run, plan);
  const first = shown[0]?.turn.element;
  if (!first || !shown.every((place) => place.turn.mounted)) return false;
  if (!plan || fromTop(plan) <= 1) return true;
  const { top, bottom } = viewOf(plan);
  return first.getBoundingClientRect().top < top + (bottom - top) * 0.3;
}

/** Something in view is not settled, and not given up either. */
function isArriving(run: Run): boolean {
  return inView(run, planIn(run)).some(({ name }) => {
    const turn = run.chat.book.get(name);
    return turn !== undefined && !turn.settled && turn.tries < mostTries;
  });
}

function inView(run: Run, plan: ScrollPlan | null): Place[] {
  return placesOf(layoutIn(run), document).filter(({ turn }) => isInView(turn.element, plan));
}

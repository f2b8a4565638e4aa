import { ROOT } from "./claims.ts";
import type { Coverage, Gap } from "./model.ts";
import { messageId, type Outline } from "./outline.ts";
import { activePath, type Run } from "./path.ts";
import { pathSteps, type Step } from "./steps.ts";
import { growTree, type Tree } from "./tree.ts";

/** The shown path and what can be said of its completeness. */
export interface Survey {
  coverage: Coverage;
  steps: ({ slot: number } | { gap: Gap })[];
}

/**
 * Works out the shown path and its coverage. `complete` needs evidence: the first message known by a start marker, the
 * newest one known, and no gap between; or the page's own total met without a gap. A known gap makes it `partial`; all
 * else, an answer still being written included, is `unknown`.
 */
export function survey(outline: Outline, tree: Tree = growTree(outline)): Survey {
  const runs = activePath(outline, tree);
  const found = pathSteps(outline, tree, runs);
  const held = slotsOf(found);
  const total = totalOn(outline, held);
  const steps = withIds(outline, withTotal(found, held.length, total, startsKnown(tree, runs)));
  const gaps = gapsOf(steps);
  const whole = gaps.length === 0 && held.length > 0 && held.every((slot) => outline.slots[slot]?.text?.finished);
  const proven =
    (startsKnown(tree, runs) && outline.slots[held.at(-1) ?? -1]?.end !== undefined) || isMet(outline, held);
  return {
    coverage: {
      state: gaps.length > 0 ? "partial" : whole && proven ? "complete" : "unknown",
      held: held.length,
      ...(total === undefined ? {} : { total }),
      gaps,
      unreadImages: held.reduce((sum, slot) => sum + (outline.slots[slot]?.text?.unread ?? 0), 0),
    },
    steps,
  };
}

/** The messages of a path, in its order. */
export function slotsOf(steps: readonly ({ slot: number } | object)[]): number[] {
  const slots: number[] = [];
  for (const step of steps) if ("slot" in step) slots.push(step.slot);
  return slots;
}

function gapsOf<G>(steps: readonly ({ slot: number } | { gap: G })[]): G[] {
  const gaps: G[] = [];
  for (const step of steps) if ("gap" in step) gaps.push(step.gap);
  return gaps;
}

function startsKnown(tree: Tree, runs: readonly Run[]): boolean {
  return tree.parents[runs[0]?.slots[0] ?? -1] === ROOT;
}

/** What the page stated, carried on by messages that came after the newest one of that time. Absent when it cannot be about this path. */
function totalOn({ stated }: Outline, held: readonly number[]): number | undefined {
  if (!stated) return undefined;
  if (stated.last === undefined) return stated.count >= held.length ? stated.count : undefined;
  const place = held.indexOf(stated.last);
  if (place === -1) return undefined;
  const total = stated.count + held.length - 1 - place;
  return total >= held.length ? total : undefined;
}

/** True when exactly as many messages are held as the page stated, counted at the time it stated them. */
function isMet({ stated, slots }: Outline, held: readonly number[]): boolean {
  if (!stated) return false;
  if (stated.last !== undefined && held.indexOf(stated.last) + 1 === stated.count) return true;
  return held.filter((slot) => (slots[slot]?.born ?? 0) <= stated.at).length === stated.count;
}

/** A stated total that is not met is a gap, even where no look has shown one; a single gap gets its number from it. */
function withTotal(steps: readonly Step[], held: number, total: number | undefined, fromStart: boolean): Step[] {
  if (total === undefined || total <= held) return [...steps];
  const missing = total - held;
  const gaps = gapsOf(steps);
  if (gaps.length === 0) {
    return fromStart
      ? [...steps, { gap: { reason: "not-shown", missing } }]
      : [{ gap: { reason: "older-not-loaded", missing } }, ...steps];
  }
  const [only] = gaps;
  if (gaps.length > 1 || !only || only.missing !== undefined) return [...steps];
  return steps.map((step) => ("gap" in step ? { gap: { ...only, missing } } : step));
}

function withIds(outline: Outline, steps: readonly Step[]): Survey["steps"] {
  let after: string | null = null;
  return steps.map((step) => {
    if ("gap" in step) return { gap: { after, ...step.gap } };
    after = messageId(outline, step.slot);
    return step;
  });
}

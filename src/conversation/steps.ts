import { ROOT } from "./claims.ts";
import type { GapReason } from "./model.ts";
import type { Outline } from "./outline.ts";
import type { PathGap, Run } from "./path.ts";
import type { Tree } from "./tree.ts";

/** The shown path as slots with content and gaps between them; never two gaps in a row. */
export type Step = { slot: number } | { gap: PathGap };

/** Most telling first: when two gaps meet, this one's reason stays. */
const order: GapReason[] = ["cancelled", "stalled", "older-not-loaded", "not-joined", "not-shown"];

/** Turns stretches into steps: what is listed without content counts as missing, and both ends are looked at. */
export function pathSteps(outline: Outline, tree: Tree, runs: readonly Run[]): Step[] {
  const steps: Step[] = [];
  const leading = leadingGap(outline, tree, runs[0]);
  if (leading) addGap(steps, leading);
  for (const run of runs) {
    if (run.before) addGap(steps, run.before);
    for (const slot of run.slots) {
      if (outline.slots[slot]?.text) steps.push({ slot });
      else addGap(steps, { reason: "not-shown", missing: 1 });
    }
  }
  const trailing = trailingGap(outline, runs.at(-1));
  if (trailing) addGap(steps, trailing);
  return startsSomewhere(outline, tree, runs[0]) ? withoutCount(steps) : steps;
}

/** Nothing is known of what stands before the first message of the path: neither that it is the first, nor how many are missing. */
function startsSomewhere({ slots, hints }: Outline, tree: Tree, run: Run | undefined): boolean {
  const first = run?.slots[0];
  if (!run || first === undefined || tree.parents[first] === ROOT || slots[first]?.index !== undefined) return false;
  const inRun = new Set<number | null>(run.slots);
  return !hints.some(({ before, after, missing }) => before === null && missing !== undefined && inRun.has(after));
}

/** More may be missing than the shells that were seen before the first message held. */
function withoutCount([first, ...rest]: Step[]): Step[] {
  if (!first) return [];
  return "gap" in first ? [{ gap: { reason: first.gap.reason } }, ...rest] : [first, ...rest];
}

function addGap(steps: Step[], gap: PathGap): void {
  const last = steps.at(-1);
  if (!last || !("gap" in last)) {
    steps.push({ gap });
    return;
  }
  const missing =
    last.gap.missing === undefined || gap.missing === undefined ? undefined : last.gap.missing + gap.missing;
  const [first = gap] = [last.gap, gap].sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason));
  last.gap = { reason: first.reason, ...(missing === undefined ? {} : { missing }) };
}

/** What the page said of the place before the first message held. */
function leadingGap({ slots, hints }: Outline, tree: Tree, run: Run | undefined): PathGap | undefined {
  const first = run?.slots[0];
  if (!run || first === undefined || tree.parents[first] === ROOT) return undefined;
  const index = slots[first]?.index;
  if (index !== undefined && index > 0) return { reason: "older-not-loaded", missing: index };
  const places = new Map(run.slots.map((slot, place) => [slot, place]));
  const said = hints
    .filter(({ before, after }) => before === null && after !== null && places.has(after))
    .map((hint) => ({ ...hint, place: places.get(hint.after ?? -1) ?? 0 }))
    .sort((a, b) => a.place - b.place)[0];
  if (!said) return undefined;
  if (said.place === 0)
    return { reason: said.reason, ...(said.missing === undefined ? {} : { missing: said.missing }) };
  const missing = (said.missing ?? 0) - said.place;
  return missing > 0 ? { reason: said.reason, missing } : undefined;
}

/** A look that stopped before the newest message, with nothing seen behind it since. */
function trailingGap({ slots, hints }: Outline, run: Run | undefined): PathGap | undefined {
  const last = run?.slots.at(-1);
  if (last === undefined) return undefined;
  const said = hints.find(({ before, after }) => before === last && after === null);
  if (!said || said.at <= (slots[last]?.end ?? -1)) return undefined;
  return { reason: said.reason, ...(said.missing === undefined ? {} : { missing: said.missing }) };
}

import type { Message, PathStep } from "../../../conversation/model.ts";
import { localDay } from "../../../lib/local-day.ts";

/** What the outline lists: the prompts, and the days on which they were written. */
export type OutlineItem = { kind: "day"; key: string } | { kind: "prompt"; message: Message };

/** Prompts of a path in their order, each day named before its first one; no days where the site gives no times. */
export function outlineItems(steps: readonly PathStep[], byId: ReadonlyMap<string, Message>): OutlineItem[] {
  const items: OutlineItem[] = [];
  let day = "";
  for (const step of steps) {
    const message = "message" in step ? byId.get(step.message) : undefined;
    if (message?.role !== "user") continue;
    const own = message.sentAt === undefined ? day : localDay(new Date(message.sentAt));
    if (own !== day) items.push({ kind: "day", key: own });
    day = own;
    items.push({ kind: "prompt", message });
  }
  return items;
}

/** Place of the prompt that is read or answered at a place of the path; -1 before the first. `placeOf`: on the path, by id. */
export function promptAt(items: readonly OutlineItem[], placeOf: ReadonlyMap<string, number>, place: number): number {
  let low = -1;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(items, placeOf, middle) <= place) low = middle;
    else high = middle - 1;
  }
  return items[low]?.kind === "day" ? low - 1 : low;
}

/** Where on the path an item begins; a day where its first prompt does. */
function startOf(items: readonly OutlineItem[], placeOf: ReadonlyMap<string, number>, at: number): number {
  const item = items[at]?.kind === "day" ? items[at + 1] : items[at];
  return item?.kind === "prompt" ? (placeOf.get(item.message.id) ?? 0) : 0;
}

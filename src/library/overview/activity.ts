import type { Conversation } from "../../conversation/model.ts";
import { type Day, dayOf, yearOf } from "./days.ts";

/** On which days there were chats: each counts on the day it last changed, as `after:` and `before:` find it. */
export interface Activity {
  /** Days with chats: how many by site. */
  days: ReadonlyMap<Day, ReadonlyMap<string, number>>;
  /** Years with chats, the newest first. */
  years: readonly number[];
}

export function activityOf(rows: readonly Pick<Conversation, "site" | "updated">[]): Activity {
  const days = new Map<Day, Map<string, number>>();
  for (const { site, updated } of rows) {
    const day = dayOf(updated.at);
    if (day === undefined) continue;
    const sites = days.get(day) ?? new Map<string, number>();
    if (sites.size === 0) days.set(day, sites);
    sites.set(site, (sites.get(site) ?? 0) + 1);
  }
  const years = [...new Set([...days.keys()].map(yearOf))].sort((a, b) => b - a);
  return { days, years };
}

/** All chats of these counts together. */
export function total(counts: ReadonlyMap<string, number> | undefined): number {
  let sum = 0;
  for (const count of counts?.values() ?? []) sum += count;
  return sum;
}

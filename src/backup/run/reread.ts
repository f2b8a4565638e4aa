import type { PlaceRecord } from "../state/records.ts";

/** So often is a segment looked at again that was written before, ms; each time another one. */
const every = 24 * 60 * 60 * 1000;

/** Whether it is time to look again. @param now ms since 1970 */
export function isRereadDue({ reread = "1970-01-01T00:00:00Z" }: PlaceRecord, now: number): boolean {
  return now - Date.parse(reread) >= every;
}

/** The one whose turn it is; `undefined` where there is none. @param now ms since 1970 */
export function oneInTurn<T>(all: readonly T[], now: number): T | undefined {
  return all[Math.floor(now / every) % all.length];
}

import { browser } from "../browser.ts";
import { isActive } from "./export-job.ts";
import type { JobStore } from "./job-store.ts";
import { oneAtATime } from "./one-at-a-time.ts";

const alarm = "exports";
/** The shortest that Chromium allows, minutes. */
const period = 0.5;

/**
 * Wakes the background now and then while exports are under way. One that dies between two steps takes up its jobs when
 * it starts again, but nothing else may happen that starts it. Call synchronously when the background starts.
 * @returns a function that begins an export, woken from before its row is kept
 */
export function wakingExports(store: JobStore): <R>(begin: () => Promise<R>) => Promise<R> {
  const inTurn = oneAtATime();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== alarm) return;
    return inTurn(async () => {
      if (!(await store.list()).some(isActive)) await browser.alarms.clear(alarm);
    });
  });
  return (begin) =>
    inTurn(async () => {
      await browser.alarms.create(alarm, { delayInMinutes: period, periodInMinutes: period });
      return begin();
    });
}

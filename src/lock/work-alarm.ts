import { browser } from "../browser.ts";

/** Wakes the background while the archive is being sealed or put into the clear. */
export const workAlarm = "lock-work";
/** The shortest that Chromium allows, minutes. */
const period = 0.5;

/** From now on the background is woken now and then, whether or not it hears of the work. */
export async function wakeForWork(): Promise<void> {
  await browser.alarms.create(workAlarm, { delayInMinutes: period, periodInMinutes: period });
}

export async function stopWaking(): Promise<void> {
  await browser.alarms.clear(workAlarm);
}

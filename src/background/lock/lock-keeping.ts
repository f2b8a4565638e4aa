import { takeKeysFrom } from "../../archive/sealed/keyring.ts";
import { createMover, tidy } from "../../archive/sealed/mover.ts";
import { vaultState } from "../../archive/sealed/vault.ts";
import { browser } from "../../browser.ts";
import { lockNow } from "../../lock/acts.ts";
import { place } from "../../lock/place.ts";
import { toldProgress } from "../../lock/progress.ts";
import { keptKey, lockAlarm, lockTime, onKeyChanged } from "../../lock/session-key.ts";
import { canMove } from "../../lock/state.ts";
import { stopWaking, wakeForWork, workAlarm } from "../../lock/work-alarm.ts";
import { keepAliveDuring } from "../../messages/heartbeat.ts";
import { announce } from "../changes.ts";
import { indexSoon } from "../index-keeping.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { joinWaiting } from "./join-waiting.ts";

const inTurn = oneAtATime();

/**
 * Locks the archive when its time is over, seals it and puts it into the clear in steps, and joins what came while it was
 * locked. Everything is decided by what is stored. Call synchronously when the background starts.
 */
export function keepLock(): void {
  takeKeysFrom(keptKey);
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    if (name === lockAlarm) await lockInTime();
    if (name === workAlarm) await lockWork();
  });
  const work = () => void lockWork().catch((error: unknown) => console.warn("lock: not done yet", error));
  onKeyChanged((isThere) => {
    announce({ sites: true, jobs: true, saves: true });
    // The page that took the passphrase may be loaded anew, or not be heard, before it can ask for it.
    if (isThere) work();
  });
  work();
}

/** Locks the archive if its time is over: alarms may come late, and a sleeping machine's not at all. */
export async function lockInTime(): Promise<void> {
  const until = await lockTime();
  if (until !== undefined && Date.now() >= until) await lockNow();
}

/** Does what is due: goes on with what was begun, and joins what came while the archive was locked. */
export function lockWork(): Promise<void> {
  const work = inTurn(async () => {
    await lockInTime();
    await goOn();
    await joinWaiting();
  });
  keepAliveDuring(work.catch(() => undefined));
  return work;
}

async function goOn(): Promise<void> {
  const state = await vaultState(place.vault);
  const isDue = state.move !== undefined || state.drop !== undefined;
  if (!isDue || !(await canMove(state))) {
    // It goes on when the key comes.
    await stopWaking();
    if (isDue) await tidy(place);
    return;
  }
  await wakeForWork();
  const mover = createMover(place);
  // That something ends is heard of only where it was told to have begun: the first step may be the last.
  await toldProgress({ done: 0, total: 0 });
  try {
    for (let progress = await mover.step(); progress !== "done"; progress = await mover.step()) {
      await toldProgress(progress);
    }
  } finally {
    mover.close();
  }
  await stopWaking();
  await toldProgress(null);
  indexSoon();
}

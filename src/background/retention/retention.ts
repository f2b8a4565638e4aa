import type { BackedUp } from "../../archive/retention/backed-up.ts";
import { dropRule, putRule } from "../../archive/retention/state.ts";
import { stepRetention } from "../../archive/retention/step.ts";
import { browser } from "../../browser.ts";
import type { FromPages } from "../../messages/contract.ts";
import { CodedError } from "../../messages/errors.ts";
import type { Handlers } from "../../messages/handlers.ts";
import { keepAliveDuring } from "../../messages/heartbeat.ts";
import { archiveAtRest, withArchive } from "../archive.ts";
import { announce } from "../changes.ts";
import { refreshTabs } from "../open-tabs.ts";

const alarm = "retention";
/** How long one step may last, ms: browsers end a background that is silent for 30 s. */
const stepMs = 10_000;
/** The shortest that Chromium allows, minutes. */
const soon = 0.5;
/** Where something is in the way, minutes. */
const later = 30;

type Names = "retention.put" | "retention.drop";

/**
 * Goes through the user's rules once a day, and soon after one was switched on; an alarm wakes the background for it, and for
 * the rest of a run during which it was ended. Call synchronously at start.
 */
export function keepRetention(backedUp: BackedUp): Pick<Handlers<FromPages>, Names> {
  let atWork: Promise<void> | undefined;
  const start = () => {
    atWork ??= work(backedUp).finally(() => {
      atWork = undefined;
    });
    keepAliveDuring(atWork);
    return atWork;
  };
  browser.alarms.onAlarm.addListener(({ name }) => (name === alarm ? start() : undefined));
  browser.runtime.onInstalled.addListener(() => wakeIn(soon));
  browser.runtime.onStartup.addListener(() => wakeIn(soon));
  const changed = async (change: Promise<boolean>) => {
    if (!(await change)) throw new CodedError("bad-message", "rule");
    await wakeIn(soon);
    announce({ retention: true });
    // In its own time: the page waits for the rule to be stored alone.
    void start();
  };
  return {
    "retention.put": ({ rule }) => changed(withArchive((archive) => putRule(archive, rule))),
    "retention.drop": ({ rule }) => changed(withArchive((archive) => dropRule(archive, rule))),
  };
}

/** Until the rules are through; then it says when they are due again. What stands in the way now is tried again later. */
async function work(backedUp: BackedUp): Promise<void> {
  let hasErased = false;
  try {
    for (;;) {
      await archiveAtRest();
      const started = Date.now();
      const means = {
        now: started,
        backedUp,
        isOver: () => Date.now() - started > stepMs,
        tell: (conversations: string[]) => {
          hasErased = true;
          announce({ conversations });
        },
      };
      const next = await withArchive((archive) => stepRetention(archive, means));
      if (next === undefined) break;
      await wakeIn(Math.max(soon, (next - Date.now()) / 60_000));
      if (next > started) break;
    }
  } catch (error) {
    console.warn("rules wait", error);
    await wakeIn(later);
  }
  if (!hasErased) return;
  announce({ retention: true });
  // Pages that show what is gone now ask whether they may go on archiving.
  await refreshTabs();
}

function wakeIn(minutes: number): Promise<void> {
  return Promise.resolve(browser.alarms.create(alarm, { delayInMinutes: minutes }));
}

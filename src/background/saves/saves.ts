import { browser } from "../../browser.ts";
import type { FromPages } from "../../messages/contract.ts";
import type { Handlers } from "../../messages/handlers.ts";
import { announce } from "../changes.ts";
import { closeTab, giveBack, openTab, showTab, startSave, stopSave } from "./acts.ts";
import { look } from "./look.ts";
import { openChats } from "./open-chats.ts";
import { cancelled, currentItem, paused, publicRun, type Run, resumed, withTabReplaced, withWanted } from "./run.ts";
import { runStore } from "./run-store.ts";
import { createRunner, type Runner, type SaveWorld } from "./runner.ts";
import { wantedChats, wantedTabs } from "./wanted.ts";
import { whereabouts } from "./whereabouts.ts";

type SaveNames = Extract<keyof FromPages, `saves.${string}`>;

const alarm = "saves";
/** The shortest that Chromium allows, minutes. */
const period = 0.5;

const theBrowser: SaveWorld = {
  now: Date.now,
  look,
  open: openTab,
  show: showTab,
  save: startSave,
  stop: stopSave,
  close: closeTab,
  giveBack,
  announce: () => announce({ saves: true }),
};

/**
 * Saving one chat after the other, in tabs that are open or opened for it. What was begun in an earlier life of the
 * background goes on. Call synchronously when the background starts.
 */
export function saveRuns(): Pick<Handlers<FromPages>, SaveNames> {
  const runner = createRunner(runStore, theBrowser);
  browser.alarms.onAlarm.addListener(({ name }) => (name === alarm ? keepGoing(runner) : undefined));
  browser.tabs.onReplaced.addListener((after, before) => {
    void runner.change((run) => run && withTabReplaced(run, before, after));
  });
  void runner.wake();
  const command = async (edit: (run: Run) => Run | null) => {
    await runner.change((run) => run && edit(run));
    void keepGoing(runner);
  };
  return {
    "saves.tabs": openChats,
    "saves.start": async (ask, sender) => {
      const wanted = "tabs" in ask ? await wantedTabs(ask.tabs) : await wantedChats(ask.conversations);
      if (wanted.length === 0) return;
      const from = await whereabouts(sender);
      await browser.alarms.create(alarm, { delayInMinutes: period, periodInMinutes: period });
      // One that is being stopped comes to its end first.
      if ((await runner.read())?.state === "stopping") await runner.wake();
      await runner.change((run) => resumed(withWanted(run, wanted, from, Date.now()), from));
      void keepGoing(runner);
    },
    "saves.pause": () => command((run) => paused(run)),
    "saves.resume": async (_, sender) => {
      const from = await whereabouts(sender);
      await browser.alarms.create(alarm, { delayInMinutes: period, periodInMinutes: period });
      await command((run) => resumed(run, from));
    },
    "saves.cancel": () => command((run) => cancelled(run, Date.now())),
    "saves.dismiss": () => command((run) => (run.state === "ended" ? null : run)),
    "saves.run": async () => {
      const run = await runner.read();
      return run && publicRun(run);
    },
  };
}

/** The looks at the page keep the background alive while a run goes on; should it die all the same, the alarm wakes it. */
async function keepGoing(runner: Runner): Promise<void> {
  await runner.wake();
  const run = await runner.read();
  const isOver = !run || run.state === "ended" || (run.state === "paused" && currentItem(run)?.phase !== "saving");
  if (isOver) await browser.alarms.clear(alarm);
}

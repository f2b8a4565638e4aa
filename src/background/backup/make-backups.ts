import { listPlaces } from "../../backup/places/settings/store.ts";
import { answerPlaces } from "../../backup/remote/answer-place.ts";
import { indexedStore } from "../../backup/state/indexed-store.ts";
import { indexedSchedules } from "../../backup/state/schedules.ts";
import { browser } from "../../browser.ts";
import { onKeyChanged } from "../../lock/session-key.ts";
import type { BackupMessages } from "../../messages/backup.ts";
import type { FromOffscreen } from "../../messages/contract.ts";
import type { Handlers } from "../../messages/handlers.ts";
import { backupKey } from "../../options.ts";
import { announce } from "../changes.ts";
import { exportTexts, generator } from "../export-texts.ts";
import { closeIdleOffscreen, whereOffscreen } from "../offscreen-document.ts";
import { openPlaceById } from "../places/handlers.ts";
import { backups } from "./backups.ts";
import { offscreenBackups } from "./offscreen-backups.ts";
import { ownBackups } from "./own-backups.ts";

type Reports = "backup.place" | "backup.progress" | "backup.changed" | "backup.ended";

const alarm = "backup";
/** Minutes between two looks at what is due. */
const period = 5;

// Decided when building: Firefox has no offscreen documents, Chromium's worker loads no code by and by.
const isFirefox = import.meta.env.MODE === "firefox";

/** Backups, made when they are due or asked for. Call synchronously when the background starts. */
export function makeBackups(): {
  pages: Handlers<BackupMessages>;
  reports: Pick<Handlers<FromOffscreen>, Reports>;
  gone(place: string): Promise<void>;
} {
  const engine = isFirefox
    ? ownBackups(openPlaceById, {
        progress: (...told) => made.reports.progress(...told),
        changed: (conversations) => announce({ conversations }),
        ended: (...told) => made.reports.ended(...told),
      })
    : offscreenBackups();
  const made = backups({
    now: Date.now,
    places: async () => (await listPlaces()).map(({ id }) => id),
    schedules: indexedSchedules(),
    engine,
    async begin(place, why) {
      const key = await backupKey.get();
      await engine.start({
        place,
        recipient: key?.recipient ?? null,
        ...why,
        texts: await exportTexts(),
        generator: generator(),
      });
    },
    announce: () => announce({ backups: true }),
    wake,
  });
  const tick = () => made.tick().catch((error: unknown) => console.warn("backups not looked after", error));
  browser.alarms.onAlarm.addListener(({ name }) => (name === alarm ? tick() : undefined));
  browser.runtime.onStartup.addListener(tick);
  browser.runtime.onInstalled.addListener(tick);
  onKeyChanged((isThere) => void (isThere && tick()));
  const answer = answerPlaces(openPlaceById);
  return {
    pages: { ...made.pages, "backup.look": (look) => answer(look) },
    reports: {
      "backup.place": answer,
      "backup.progress": ({ place, done, total }) => made.reports.progress(place, done, total),
      "backup.changed": ({ conversations }) => announce({ conversations }),
      async "backup.ended"({ place, end }) {
        await whereOffscreen(closeIdleOffscreen);
        made.reports.ended(place, end);
      },
    },
    async gone(place) {
      await made.gone(place);
      await indexedStore().forget(place);
    },
  };
}

/** Alarms may be lost with the browser's end: what is due is decided by stored times, whoever wakes the background. */
async function wake(isWanted: boolean): Promise<void> {
  try {
    if (!isWanted) await browser.alarms.clear(alarm);
    else if (!(await browser.alarms.get(alarm))) await browser.alarms.create(alarm, { periodInMinutes: period });
  } catch (error) {
    console.warn("no alarm for backups", error);
  }
}

import type { BackupEngine } from "../../backup/engine.ts";
import { askOffscreen } from "../../messages/ask.ts";
import { whereOffscreen, withOffscreen } from "../offscreen-document.ts";

/** Chromium: backups are made in the offscreen document, which outlives the worker. */
export function offscreenBackups(): BackupEngine {
  return {
    start: (order) => withOffscreen(() => askOffscreen("offscreen.backup", order)),
    stop: async (place) => {
      await whereOffscreen(() => askOffscreen("offscreen.backup.stop", { place }));
    },
    running: async () => (await whereOffscreen(() => askOffscreen("offscreen.backups"))) ?? [],
  };
}

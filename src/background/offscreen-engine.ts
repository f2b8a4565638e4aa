import { askOffscreen } from "../messages/ask.ts";
import type { ExportEngine } from "./export-engine.ts";
import { jobOf } from "./export-job.ts";
import { exportTexts, generator } from "./export-texts.ts";
import { closeIdleOffscreen, whereOffscreen, withOffscreen } from "./offscreen-document.ts";

/** Chromium: exports are built in the offscreen document, which outlives the worker and is open only while it has work. */
export function offscreenEngine(): ExportEngine {
  return {
    start: (row) =>
      withOffscreen(async () => {
        const { conversations, options } = row;
        const what = { job: jobOf(row), conversations, ...(options === undefined ? {} : { options }) };
        await askOffscreen("offscreen.export", { ...what, texts: await exportTexts(), generator: generator() });
      }),
    drop: async (id) => {
      await whereOffscreen(async () => {
        await askOffscreen("offscreen.release", { job: id });
        await closeIdleOffscreen();
      });
    },
    running: async () => (await whereOffscreen(() => askOffscreen("offscreen.running"))) ?? [],
  };
}

import { askOffscreen } from "../messages/ask.ts";
import type { ExportEngine } from "./export-engine.ts";
import { jobOf } from "./export-job.ts";
import { exportTexts, generator } from "./export-texts.ts";
import { closeOffscreen, isOffscreenOpen, openOffscreen } from "./offscreen-document.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Chromium: exports are built in the offscreen document, which outlives the worker and is open only while there are any. */
export function offscreenEngine(): ExportEngine {
  // In turn, for a second document is refused, and one that is about to get a job must not be closed.
  const inTurn = oneAtATime();
  return {
    start: (row) =>
      inTurn(async () => {
        if (!(await isOffscreenOpen())) await openOffscreen();
        const { conversations, options } = row;
        const what = { job: jobOf(row), conversations, ...(options === undefined ? {} : { options }) };
        await askOffscreen("offscreen.export", { ...what, texts: await exportTexts(), generator: generator() });
      }),
    drop: (id) =>
      inTurn(async () => {
        if (!(await isOffscreenOpen())) return;
        await askOffscreen("offscreen.release", { job: id });
        if ((await askOffscreen("offscreen.running")).length === 0) await closeOffscreen();
      }),
    running: () => inTurn(async () => ((await isOffscreenOpen()) ? askOffscreen("offscreen.running") : [])),
  };
}

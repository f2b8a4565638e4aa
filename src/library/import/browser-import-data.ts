import { listRuns, runConversations, updateRun } from "../../archive/import/runs.ts";
import { openArchive } from "../../archive/open.ts";
import { ask } from "../../messages/ask.ts";
import { browserEngine } from "./engine.ts";
import type { LibraryImportData } from "./import-data.ts";
import { importLock } from "./protocol.ts";

/** Conversations in one message to the background. */
const atOnce = 1_000;

/** Imports as the browser has them: a worker, and the archive's own records. */
export const browserImportData: LibraryImportData = {
  engine: browserEngine,
  runs: async () => listRuns(await openArchive()),
  async isBusy() {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === importLock);
  },
  async leave(run) {
    await updateRun(await openArchive(), run, { state: "cancelled" });
  },
  async announce(conversations) {
    for (let from = 0; from < conversations.length; from += atOnce) {
      await ask("archive.changed", { conversations: conversations.slice(from, from + atOnce) });
    }
  },
  written: async (run) => runConversations(await openArchive(), run),
};

import { browser } from "../../browser.ts";
import type { Run } from "./run.ts";

/** Where a run is kept. */
export interface RunStore {
  read(): Promise<Run | null>;
  put(run: Run | null): Promise<void>;
}

const key = "saves:run";

/** As long as the browser runs: tabs and windows of before mean nothing after that. */
export const runStore: RunStore = {
  async read() {
    const stored = await browser.storage.session.get(key);
    return (stored[key] as Run | undefined) ?? null;
  },
  async put(run) {
    if (run) await browser.storage.session.set({ [key]: run });
    else await browser.storage.session.remove(key);
  },
};

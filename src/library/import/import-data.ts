import type { ImportData } from "./import-state.ts";

/** What the pages about imports read and command. */
export interface LibraryImportData extends ImportData {
  /** Conversations that a run has written and that are still there. */
  written(run: string): Promise<string[]>;
}

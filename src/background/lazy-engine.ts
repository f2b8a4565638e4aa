import type { ExportEngine } from "./export-engine.ts";

/** An engine whose code is loaded when a job first needs it: most starts of the background have nothing to export. */
export function lazyEngine(load: () => Promise<ExportEngine>): ExportEngine {
  let loading: Promise<ExportEngine> | undefined;
  const engine = () => {
    loading ??= load();
    return loading;
  };
  return {
    start: async (row) => (await engine()).start(row),
    drop: async (id) => (await engine()).drop(id),
    running: async () => (await engine()).running(),
  };
}

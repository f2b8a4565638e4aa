import { useEffect, useMemo } from "preact/hooks";
import type { ExportSource } from "../../export/each-thread.ts";
import type { Selection } from "../../export/select-messages.ts";
import { createHiding, type HidingState } from "./hiding-state.ts";
import type { Hiding } from "./stored-hiding.ts";

/** Looks through what is to leave as long as it is shown. */
export function useHiding(source: ExportSource, selection: Selection, first: Hiding): HidingState {
  const abort = useMemo(() => new AbortController(), []);
  useEffect(() => () => abort.abort(), [abort]);
  return useMemo(() => createHiding({ source, selection, first }, abort.signal), [abort]);
}

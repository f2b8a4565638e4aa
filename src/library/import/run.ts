import type { ImportRun } from "../../archive/import/records.ts";
import type { Choice } from "./protocol.ts";

/** An import as the archive remembers it. Its counts are by verdict and by what was passed over; problems: see run-problems.ts. */
export type Run = ImportRun;

/** What an import keeps with its run. */
export interface RunData {
  choice: Choice;
  /** By which the browser finds the files again; empty where it gave none. */
  handles: FileSystemFileHandle[];
  /** By which the files are recognised; see worker/files-print.ts. */
  print: string;
  /** Names of the formats. */
  formats: string[];
}

/** What a run keeps, or `undefined` where it is not what this version writes. */
export function runDataOf({ data }: Pick<Run, "data">): RunData | undefined {
  const kept = data as Partial<RunData> | null | undefined;
  const isWhole = kept?.choice?.bits instanceof Uint8Array && Array.isArray(kept.handles);
  return isWhole && typeof kept.print === "string" ? (kept as RunData) : undefined;
}

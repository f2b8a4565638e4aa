import type { Sha256 } from "../conversation/model.ts";
import type { ExportOptions } from "./options.ts";
import { type ReadThread, type SelectedThread, selectIn } from "./select-messages.ts";
import type { Say } from "./texts.ts";

/** Where an export reads from: one conversation and one asset at a time, so that memory does not grow with their number. */
export interface ExportSource {
  ids: readonly string[];
  /** `undefined` for a conversation that is gone, or cannot be read. */
  readThread(id: string): Promise<ReadThread | undefined>;
  /** `undefined` for bytes that are not there, or cannot be read. */
  readAsset(sha256: Sha256): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Whether an image or file lies in another ZIP, which is unpacked beside this one: it is named, and not put in again. */
  liesElsewhere?(sha256: Sha256): boolean;
  /** What is there and could not be read so far; grows while it is read. */
  unread?: Unread;
}

/** What an archive has and cannot read, as its records are damaged. */
export interface Unread {
  chats: { id: string; title?: string }[];
  files: Set<Sha256>;
}

/** What an export needs besides what it is to be. */
export interface ExportRun {
  say: Say;
  /** Name and version of the program, for archive.json. */
  generator: string;
  now: Date;
  signal?: AbortSignal;
  /** Called after each conversation. */
  progress?(done: number, total: number): void;
}

export interface BuiltFile {
  /** Path below the downloads folder. */
  name: string;
  blob: Blob;
}

/** There was no conversation left to export, or none that could be read. */
export class NothingToExport extends Error {
  override readonly name = "NothingToExport";
  constructor(readonly why: "gone" | "unreadable" = "gone") {
    super(`nothing to export: ${why}`);
  }
}

/**
 * Reads the conversations one after the other and gives each to `use`, with the chosen messages where some are chosen.
 * @throws NothingToExport; the signal's reason when it aborts
 */
export async function eachThread(
  { ids, readThread, unread }: ExportSource,
  { selection }: Pick<ExportOptions, "selection">,
  { signal, progress }: ExportRun,
  use: (thread: SelectedThread) => Promise<void> | void,
): Promise<void> {
  let found = 0;
  for (const [index, id] of ids.entries()) {
    signal?.throwIfAborted();
    const thread = await readThread(id);
    const chosen = thread && selectIn(thread, selection, id);
    if (chosen && (chosen.messages.length > 0 || chosen.selectedFrom === undefined)) {
      await use(chosen);
      found += 1;
    }
    progress?.(index + 1, ids.length);
  }
  signal?.throwIfAborted();
  if (found === 0) throw new NothingToExport(unread?.chats.length ? "unreadable" : "gone");
}

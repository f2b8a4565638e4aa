import type { ImportRun } from "../../src/archive/import/records.ts";
import type { Conversation, Thread } from "../../src/conversation/model.ts";
import { scriptOf } from "./bundle.ts";

/** Runs a script in an extension page and returns the value of its last expression. */
export type Evaluate = (script: string) => Promise<unknown>;

/** The archive as the extension itself would read it, from outside. */
export interface ArchiveReader {
  list(): Promise<Conversation[]>;
  /** @throws when there is none */
  thread(id: string): Promise<Thread>;
  asset(sha256: string): Promise<Buffer | null>;
  counts(): Promise<Record<string, number>>;
  /** Imports, newest first. */
  runs(): Promise<Omit<ImportRun, "data">[]>;
  /** When the rules were last through, ISO time; `null` before. */
  rulesEnded(): Promise<string | null>;
}

/** All conversations that are not hidden, with all that they hold, by id; one after the other, for there may be many. */
export async function everyThread(archive: ArchiveReader): Promise<Map<string, Thread>> {
  const threads = new Map<string, Thread>();
  for (const { id } of await archive.list()) threads.set(id, await archive.thread(id));
  return threads;
}

/** Reads through an extension page. */
export function archiveReader(evaluate: Evaluate): ArchiveReader {
  const ask = async (call: string): Promise<unknown> => {
    // Asked many times a second: the page keeps the script, but nothing of what one call of it has learned.
    if (!(await evaluate("typeof newArchiveProbe === 'function'"))) {
      const script = await scriptOf(new URL("./probe/archive.ts", import.meta.url), "ArchiveProbe");
      await evaluate(`globalThis.newArchiveProbe = () => { ${script}\nreturn ArchiveProbe; }; null`);
    }
    return evaluate(`newArchiveProbe().${call}`);
  };
  return {
    list: async () => (await ask("list()")) as Conversation[],
    async thread(id) {
      const found = (await ask(`thread(${JSON.stringify(id)})`)) as Thread | null;
      if (!found) throw new Error(`no conversation ${id} in the archive`);
      return found;
    },
    async asset(sha256) {
      const base64 = (await ask(`asset(${JSON.stringify(sha256)})`)) as string | null;
      return base64 === null ? null : Buffer.from(base64, "base64");
    },
    counts: async () => (await ask("counts()")) as Record<string, number>,
    rulesEnded: async () => (await ask("rulesEnded()")) as string | null,
    runs: async () => (await ask("runs()")) as Omit<ImportRun, "data">[],
  };
}

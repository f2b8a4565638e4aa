import type { Sha256 } from "../conversation/model.ts";
import type { ExportSource } from "./build.ts";
import type { ReadThread } from "./select-messages.ts";

/** The readers of an archive that an export needs. */
export interface Readers {
  list(): Promise<readonly { id: string }[]>;
  thread(id: string): Promise<ReadThread | undefined>;
  asset(sha256: Sha256): Promise<{ bytes: Uint8Array } | undefined>;
}

/** What to export: the named conversations, or all; never one that the user has deleted. */
export async function exportSource(readers: Readers, conversations: string[] | "all"): Promise<ExportSource> {
  return sourceOfChats(readers, conversations === "all" ? (await readers.list()).map(({ id }) => id) : conversations);
}

/** The named conversations as an export reads them; never one that the user has deleted. */
export function sourceOfChats(readers: Pick<Readers, "thread" | "asset">, ids: readonly string[]): ExportSource {
  return {
    ids,
    async readThread(id) {
      const thread = await readers.thread(id);
      return thread?.conversation.deletedAt === undefined ? thread : undefined;
    },
    async readAsset(sha256) {
      const asset = await readers.asset(sha256);
      // What the archive reads is a copy of its own, never shared memory.
      return asset?.bytes as Uint8Array<ArrayBuffer> | undefined;
    },
  };
}

import type { Conversation, Sha256 } from "../conversation/model.ts";
import type { WholeThread } from "../conversation/thread.ts";
import { readAsset } from "./assets.ts";
import { listConversations, readConversation } from "./list.ts";
import type { Archive } from "./open.ts";
import { readWholeThread } from "./read-thread.ts";
import { isBroken, unlessBroken } from "./sealed/records.ts";

/** How an export reads an archive; each function throws ArchiveError. */
export interface ArchiveReaders {
  /** Those that are not deleted, the ones that cannot be opened at the end. */
  list(): Promise<{ id: string }[]>;
  thread(id: string): Promise<WholeThread | undefined>;
  asset(sha256: Sha256): Promise<{ bytes: Uint8Array; type: string } | undefined>;
  damage: { is(error: unknown): boolean; title(id: string): Promise<string | undefined> };
}

/** @param open gives the archive; asked again for each read, as it may have been closed in between */
export function readersOf(open: () => Promise<Archive>): ArchiveReaders {
  return {
    async list() {
      const broken: string[] = [];
      const listed = await listConversations(await open(), { onBroken: (ids) => broken.push(...ids) });
      return [...listed, ...broken.map((id) => ({ id }))];
    },
    thread: async (id) => readWholeThread(await open(), id),
    asset: async (sha256) => readAsset(await open(), sha256),
    damage: {
      is: isBroken,
      title: async (id) => titleOf(await readConversation(await open(), id).catch(unlessBroken)),
    },
  };
}

function titleOf(row: Conversation | undefined): string | undefined {
  return row?.ownTitle ?? row?.title;
}

import type { Sha256 } from "../conversation/model.ts";
import type { ExportSource } from "./build.ts";
import type { Unread } from "./each-thread.ts";
import type { ReadThread } from "./select-messages.ts";

/** The readers of an archive that an export needs. */
export interface Readers {
  /** All conversations, those too that cannot be read. */
  list(): Promise<readonly { id: string }[]>;
  thread(id: string): Promise<ReadThread | undefined>;
  asset(sha256: Sha256): Promise<{ bytes: Uint8Array } | undefined>;
  /** How it is where a record is damaged; absent: it ends the export, as everything does that is thrown. */
  damage?: {
    /** Whether this, thrown by the others, says that a record is damaged. */
    is(error: unknown): boolean;
    /** Title of a conversation, if that can still be read. */
    title(id: string): Promise<string | undefined>;
  };
}

/** What to export: the named conversations, or all; never one that the user has deleted. */
export async function exportSource(readers: Readers, conversations: string[] | "all"): Promise<ExportSource> {
  return sourceOfChats(readers, conversations === "all" ? (await readers.list()).map(({ id }) => id) : conversations);
}

/** The named conversations as an export reads them; never one that the user has deleted. */
export function sourceOfChats(readers: Omit<Readers, "list">, ids: readonly string[]): ExportSource {
  const { damage } = readers;
  const unread: Unread = { chats: [], files: new Set() };
  const note = async (id: string) => {
    if (unread.chats.some((chat) => chat.id === id)) return;
    const title = await damage?.title(id);
    unread.chats.push({ id, ...(title === undefined ? {} : { title }) });
  };
  return {
    ids,
    unread,
    async readThread(id) {
      try {
        const thread = await readers.thread(id);
        return thread?.conversation.deletedAt === undefined ? thread : undefined;
      } catch (error) {
        if (!damage?.is(error)) throw error;
        await note(id);
        return undefined;
      }
    },
    async readAsset(sha256) {
      try {
        const asset = await readers.asset(sha256);
        // What the archive reads is a copy of its own, never shared memory.
        return asset?.bytes as Uint8Array<ArrayBuffer> | undefined;
      } catch (error) {
        if (!damage?.is(error)) throw error;
        unread.files.add(sha256);
        return undefined;
      }
    },
  };
}

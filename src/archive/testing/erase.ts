import type { Archive } from "../open.ts";
import { eraseHidden, hideConversations } from "../remove.ts";

/** Deletes conversations as a user does who lets the time for undo pass. */
export async function eraseConversations(archive: Archive, ids: readonly string[]): Promise<void> {
  await hideConversations(archive, ids);
  await eraseHidden(archive, ids);
}

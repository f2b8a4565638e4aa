import type { ImportedConversation } from "./imported.ts";
import type { Held } from "./merge.ts";
import type { Organising } from "./organising.ts";

/**
 * What an export's tags, folder and star set on a conversation, for `organised` (organising.ts): only what the user has
 * not set, and nothing where an export was imported before, for what the user has taken away since is to stay away.
 */
export function organisedByExport(
  { tags = [], folder, starred }: Pick<ImportedConversation<unknown>, "tags" | "folder" | "starred">,
  before: Held | undefined,
): Partial<Organising> {
  if (before?.outline.head.export) return {};
  const row = before?.row;
  return {
    ...(tags.length > 0 && (row?.tags ?? []).length === 0 ? { tags } : {}),
    ...(folder !== undefined && row?.folder === undefined ? { folder } : {}),
    ...(starred && !row?.starred ? { starred } : {}),
  };
}

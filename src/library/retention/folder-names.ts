import type { LibraryState } from "../app-state.ts";

/** Folders that chats lie in, by name. */
export function folderNames({ rows }: Pick<LibraryState, "rows">): string[] {
  return [...new Set(rows.value.flatMap(({ folder }) => folder ?? []))].sort((a, b) => a.localeCompare(b));
}

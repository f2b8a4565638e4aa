import type { Conversation } from "../conversation/model.ts";

/** Names the first few. */
const mostNames = 5;

/** Titles of chats or, where a row cannot be read, their ids. @param rowOf the row that is listed */
export function namesOf(ids: readonly string[], rowOf: (id: string) => Conversation | undefined): string {
  const names = ids.slice(0, mostNames).map((id) => {
    const row = rowOf(id);
    return row?.ownTitle || row?.title || id;
  });
  return ids.length > mostNames ? `${names.join(", ")} …` : names.join(", ");
}

import type { Conversation } from "../../conversation/model.ts";

/** What stands in the list: conversations, and above each group of them its name. */
export type ListItem =
  | { kind: "group"; name: string }
  /** `at`: its place among the conversations, from 0. */
  | { kind: "chat"; chat: Conversation; at: number };

/** Puts a heading wherever the group changes; `undefined` stands for no heading. */
export function listItems(
  rows: readonly Conversation[],
  groupOf: (row: Conversation) => string | undefined,
): ListItem[] {
  const items: ListItem[] = [];
  let before: string | undefined;
  rows.forEach((chat, at) => {
    const name = groupOf(chat);
    if (name !== undefined && name !== before) items.push({ kind: "group", name });
    before = name;
    items.push({ kind: "chat", chat, at });
  });
  return items;
}

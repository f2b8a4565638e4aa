import type { ImportedConversation, ImportedMessage } from "../../../../conversation/imported.ts";
import { collect } from "../../../testing/collect.ts";
import { containerOf } from "../../../testing/container-of.ts";
import { openWebui } from "../index.ts";

export type Fields = Record<string, unknown>;

export const chatOf = (messages: Fields, currentId: unknown, more: Fields = {}): Fields => ({
  title: "A chat",
  models: ["m-1"],
  history: { messages, currentId },
  ...more,
});

export const row = (chat: Fields, more: Fields = {}): Fields => ({
  id: "c-1",
  user_id: "u",
  title: "A chat",
  chat,
  created_at: 1_760_000_000,
  updated_at: 1_760_000_100,
  ...more,
});

export async function read(...rows: unknown[]): Promise<ImportedConversation[]> {
  const { conversations, problems } = await collect(openWebui, containerOf({ "x.json": rows }));
  if (problems[0]) throw problems[0];
  return conversations.flatMap((one) => (one.kind === "imported" ? [one] : []));
}

/** The one answer in a chat of a question and it. */
export async function answer(fields: Fields): Promise<ImportedMessage | undefined> {
  const [one] = await read(
    row(
      chatOf(
        {
          q: { id: "q", parentId: null, role: "user", content: "?" },
          a: { id: "a", parentId: "q", role: "assistant", ...fields },
        },
        "a",
      ),
    ),
  );
  return one?.messages[1];
}

export const outline = ({ messages }: ImportedConversation) =>
  messages.map(({ ids, parent }) => `${ids[0]} <${parent ?? (parent === null ? "-" : "?")}`);

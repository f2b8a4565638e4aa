import { type Fields, idIn, isFields } from "../../foreign/fields.ts";
import { groupedItems } from "../../foreign/grouped-items.ts";
import type { Container, ImportFormat, ImportItem, Member, ReadContext } from "../../format.ts";
import { type FileOf, readMistral } from "./conversation.ts";

/** Exports of Mistral's Le Chat (2026): a file for each chat, and a folder with its files. */
export const mistral: ImportFormat = {
  id: "mistral",
  name: "Le Chat",
  version: 1,
  recognises: ({ values }) => values.some(isMessage),
  read,
};

async function* read(
  members: readonly Member[],
  { container, signal }: ReadContext,
): AsyncGenerator<ImportItem, void, void> {
  const fileOf = filesOf(container);
  let before = 0;
  for (const member of members) {
    yield* groupedItems(member, before, signal, {
      format: mistral,
      element: messageIn,
      group: (message) => idIn(message, "chatId"),
      read: (messages, isWhole) => readMistral(messages, fileOf, isWhole),
    });
    before += member.size;
  }
}

const isMessage = (value: unknown) =>
  isFields(value) && idIn(value, "chatId") !== "" && ("contentChunks" in value || "createdAt" in value);

/** Whatever has an author or words of its own. */
function messageIn(value: unknown): Fields | undefined {
  return isFields(value) && ["role", "content", "contentChunks"].some((key) => key in value) ? value : undefined;
}

/** Files by chat and name (`chat-<uuid>-files/<name>`), under whatever folder. */
function filesOf({ members }: Container): FileOf {
  const files = new Map<string, string>();
  for (const { path } of members) {
    const [, chat, name] = /(?:^|\/)chat-([\w-]{1,100})-files\/(.+)$/.exec(path) ?? [];
    if (chat !== undefined && name !== undefined) files.set(`${chat}/${name}`, path);
  }
  return (chat, name) => files.get(`${chat}/${name}`);
}

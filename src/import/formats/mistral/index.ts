import { type Fields, idIn, isFields } from "../../foreign/fields.ts";
import { groupedItems } from "../../foreign/grouped-items.ts";
import type { Container, ImportFormat, ImportItem, Member, ReadContext } from "../../format.ts";
import { leftOutItem } from "../../json/items.ts";
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
  const leftOut = new Set<string>();
  let before = 0;
  for (const member of members) {
    yield* groupedItems(member, before, signal, {
      format: mistral,
      element: messageIn,
      group: (message) => idIn(message, "chatId"),
      read(messages, isWhole) {
        if (messages.some(isRated)) leftOut.add("feedback");
        return readMistral(messages, fileOf, isWhole);
      },
    });
    before += member.size;
  }
  yield leftOutItem("mistral/1", before, () => leftOut);
}

/** The user has said what an answer is worth: of that the archive keeps nothing. */
function isRated(message: Fields): boolean {
  const { reaction, reactionDetail, reactionComment } = message;
  const isSaid = (value: unknown) => typeof value === "string" && /\S/.test(value);
  return (isSaid(reaction) && reaction !== "neutral") || isSaid(reactionDetail) || isSaid(reactionComment);
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

import type { Conversation } from "../../src/conversation/model.ts";
import { chats } from "./chats.ts";

const sites = ["chatgpt", "chatgpt", "claude", "gemini", "perplexity"];
const folders = [undefined, "Work", "Work/Offers", undefined, "Trips", undefined];
const tags = [[], ["idea"], [], ["recipe", "to read"], [], ["idea", "code"], []];

/** Chats of several sites, some of them in folders, with tags, stars and notes. */
export function organisedChats(count: number): Conversation[] {
  return chats(count).map((chat, index) => {
    const folder = folders[index % folders.length];
    const site = sites[index % sites.length] ?? "";
    return {
      ...chat,
      id: `${site}:chat-${index}`,
      site,
      tags: tags[index % tags.length] ?? [],
      ...(folder === undefined ? {} : { folder }),
      starred: index % 6 === 2,
      ...(index % 10 === 4 ? { note: "Ask Ana about this." } : {}),
      ...(index % 15 === 5 ? { ownTitle: `${chat.title}, my way` } : {}),
    };
  });
}

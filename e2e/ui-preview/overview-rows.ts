import type { Conversation } from "../../src/conversation/model.ts";
import { organisedChats } from "./library-rows.ts";
import type { SeedMedia } from "./seed.ts";

const sites = [
  "chatgpt",
  "chatgpt",
  "chatgpt",
  "claude",
  "claude",
  "gemini",
  "perplexity",
  "deepseek",
  "grok",
  "mistral",
];

/** Chats over three years up to a day in November 2026, on some days many, on most few, the same each time. */
export function chatsOfYears(count: number): Conversation[] {
  let seed = 20_261_121;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  return organisedChats(count)
    .map((chat) => {
      // Busy weeks and quiet ones; more of late.
      const daysAgo = Math.floor(1_050 * random() ** 1.6);
      const busy = Math.floor(daysAgo / 7) % 5 === 0 ? Math.floor(random() * 3) : 0;
      const at = new Date(
        Date.UTC(2026, 10, 20, 8 + Math.floor(random() * 12)) - Math.max(0, daysAgo - busy) * 86_400_000,
      );
      const site = sites[Math.floor(random() * sites.length)] ?? "chatgpt";
      return { ...chat, id: `${site}:${chat.id}`, site, updated: { ...chat.updated, at: at.toISOString() } };
    })
    .sort((a, b) => (a.updated.at < b.updated.at ? 1 : -1));
}

/** Images, recordings and files that some of these chats show. */
export function mediaOf(chats: readonly Pick<Conversation, "id">[]): SeedMedia[] {
  const types = ["image/png", "image/webp", "audio/mpeg", "application/pdf", "image/jpeg", "video/mp4"];
  return chats
    .filter((_, place) => place % 3 === 0)
    .map(({ id }, at) => ({
      conversation: id,
      type: types[at % types.length] ?? "",
      size: 20_000 + ((at * 7_919) % 90) * 12_345,
    }));
}

import type { Truth } from "../kit/truth.ts";
import { chatId, pairId } from "./page.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `gemini:${chatId(id)}`,
  id: (message) => `${message.role === "user" ? "q" : "r"}_${pairId(message)}`,
  artifact: "named",
};

import type { Truth } from "../kit/truth.ts";
import { chatId } from "./page.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `huggingchat:127.0.0.1:3000/${chatId(id)}`,
  model: () => true,
  preface: "text",
  languages: false,
  whole: "complete",
};

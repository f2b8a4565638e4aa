import type { Truth } from "../kit/truth.ts";
import { topicId } from "./page.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `lobechat:localhost:3210/${topicId(id)}`,
  id: ({ id }) => `msg_${id}`,
  prompts: "markdown",
};

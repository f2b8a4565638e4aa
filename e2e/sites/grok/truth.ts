import { uuidId } from "../kit/ids.ts";
import type { Truth } from "../kit/truth.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `grok:${uuidId(id)}`,
  id: ({ id }) => uuidId(id),
  prompts: "markdown with breaks",
  reasoning: "label",
  citations: { addresses: false, titles: false },
};

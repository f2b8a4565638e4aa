import type { Truth } from "../kit/truth.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `open-webui:localhost:8080/${id}`,
  model: () => true,
  prompts: "markdown with breaks",
  reasoning: "label",
  citations: { addresses: false, titles: false },
  whole: "complete",
};

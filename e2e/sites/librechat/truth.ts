import type { Truth } from "../kit/truth.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `librechat:localhost:3080/${id}`,
  model: () => true,
  prompts: "markdown with breaks",
  breaks: true,
  breaksInItems: false,
  languages: false,
};

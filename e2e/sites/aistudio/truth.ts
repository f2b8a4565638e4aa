import type { Truth } from "../kit/truth.ts";
import { promptId } from "./page.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `aistudio:${promptId(id)}`,
  id: () => null,
  prompts: "markdown with breaks",
  whole: "complete",
};

import type { Truth } from "../kit/truth.ts";
import { nanoid } from "./page.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: ({ id }) => `copilot:${nanoid(id)}`,
  id: ({ id }) => nanoid(id),
};

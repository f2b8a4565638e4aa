import type { Truth } from "../kit/truth.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = {
  conversation: () => null,
  id: () => null,
  title: false,
  alignment: false,
  loneFormulas: false,
};

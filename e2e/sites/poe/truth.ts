import { digitId } from "../kit/ids.ts";
import type { Truth } from "../kit/truth.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = { id: ({ id }) => digitId(id, 12), model: () => true, prompts: "markdown" };

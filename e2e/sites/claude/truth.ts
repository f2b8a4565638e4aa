import type { Truth } from "../kit/truth.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = { id: () => null, artifact: "named", whole: "complete" };

import { letterId } from "../kit/ids.ts";
import type { Truth } from "../kit/truth.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = { conversation: ({ id }) => `perplexity:${letterId(id, 22)}`, id: () => null };

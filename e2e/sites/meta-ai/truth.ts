import { uuidId } from "../kit/ids.ts";
import type { Truth } from "../kit/truth.ts";
import { messageId } from "./page.ts";

/** What its page says of a conversation. */
export const truth: Partial<Truth> = { conversation: ({ id }) => `meta-ai:${uuidId(id)}`, id: messageId };

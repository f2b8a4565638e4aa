import { type Draft, toMessage } from "../kit/draft.ts";
import type { ReadMessage } from "../site.ts";
import { lastingIds } from "./ids.ts";

/** The finished reading, under its lasting ids. */
export function messageOf(draft: Draft): ReadMessage {
  return toMessage(draft, (ids) => lastingIds(...ids));
}

import { chatgpt } from "./chatgpt/index.ts";
import type { Site } from "./site.ts";

/** Every site Convokeep can read, one line each; the same sites stand in facts.ts. */
export const sites: readonly Site[] = [chatgpt];

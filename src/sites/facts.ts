import { about as chatgpt } from "./chatgpt/about.ts";
import type { SiteFacts } from "./site.ts";

/**
 * Every site Convokeep reads, one line each, without its adapter: the one list that adding a site touches. The background
 * asks for permissions and injects by it, and the build makes a script of each site's folder.
 */
export const siteFacts: readonly SiteFacts[] = [chatgpt];

import { about as chatgpt } from "./chatgpt/about.ts";
import type { SiteFacts } from "./site.ts";

/** Every site of registry.ts without its adapter, for contexts that read no pages: keeps the adapters out of their bundles. */
export const siteFacts: readonly SiteFacts[] = [chatgpt];

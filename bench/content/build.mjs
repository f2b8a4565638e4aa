import { buildPageScript, coreEntry, siteEntry } from "../../scripts/page-scripts.mjs";

/** All that goes into a ChatGPT page, as vite.config.ts builds it for the shipped extension, in the order in which it is injected. */
export async function buildContentScript() {
  return `${await buildPageScript(siteEntry("chatgpt"))}\n${await buildPageScript(coreEntry)}`;
}

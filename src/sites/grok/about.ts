import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "grok",
  name: "Grok",
  origins: ["https://grok.com/*"],
};

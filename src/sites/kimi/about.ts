import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "kimi",
  name: "Kimi",
  origins: ["https://www.kimi.com/*", "https://kimi.moonshot.cn/*"],
};

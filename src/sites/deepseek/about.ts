import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "deepseek",
  name: "DeepSeek",
  origins: ["https://chat.deepseek.com/*"],
};

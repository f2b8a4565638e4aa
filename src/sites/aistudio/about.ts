import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "aistudio",
  name: "AI Studio",
  origins: ["https://aistudio.google.com/*", "https://aistudio.google.cn/*"],
};

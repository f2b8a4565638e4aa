import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "gemini",
  name: "Gemini",
  origins: ["https://gemini.google.com/*"],
};

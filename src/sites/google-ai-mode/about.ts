import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "google-ai-mode",
  name: "Google AI Mode",
  origins: ["https://www.google.com/*"],
};

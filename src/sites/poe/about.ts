import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "poe",
  name: "Poe",
  origins: ["https://poe.com/*"],
};

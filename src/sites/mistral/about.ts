import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "mistral",
  name: "Le Chat",
  origins: ["https://chat.mistral.ai/*"],
};

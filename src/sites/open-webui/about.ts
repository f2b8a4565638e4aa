import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "open-webui",
  name: "Open WebUI",
  origins: [],
};

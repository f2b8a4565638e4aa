import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "librechat",
  name: "LibreChat",
  origins: [],
};

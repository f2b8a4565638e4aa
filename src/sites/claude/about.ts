import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "claude",
  name: "Claude",
  origins: ["https://claude.ai/*"],
};

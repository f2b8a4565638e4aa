import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "meta-ai",
  name: "Meta AI",
  origins: ["https://www.meta.ai/*"],
};

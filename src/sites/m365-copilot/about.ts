import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "m365-copilot",
  name: "Microsoft 365 Copilot",
  origins: ["https://m365.cloud.microsoft/*", "https://copilot.cloud.microsoft/*"],
};

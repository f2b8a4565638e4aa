import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "copilot",
  name: "Microsoft Copilot",
  origins: ["https://copilot.microsoft.com/*"],
};

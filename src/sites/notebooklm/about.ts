import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "notebooklm",
  name: "NotebookLM",
  origins: ["https://notebooklm.google.com/*"],
};

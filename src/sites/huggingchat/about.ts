import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "huggingchat",
  name: "HuggingChat",
  origins: [],
};

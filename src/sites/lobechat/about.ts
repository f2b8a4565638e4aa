import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "lobechat",
  name: "LobeChat",
  origins: [],
};

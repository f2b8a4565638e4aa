import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "zai",
  name: "Z.ai",
  origins: ["https://chat.z.ai/*"],
};

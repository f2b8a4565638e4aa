import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "qwen",
  name: "Qwen",
  origins: ["https://chat.qwen.ai/*"],
};

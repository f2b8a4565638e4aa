import type { SiteFacts } from "../site.ts";
import { hosts } from "./address.ts";

export const about: SiteFacts = {
  id: "chatgpt",
  name: "ChatGPT",
  origins: hosts.map((host) => `https://${host}/*`),
};

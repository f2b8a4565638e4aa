import type { SiteFacts } from "../site.ts";

/** Chats on pages of no known site, found by guessing: wherever this id stands, roles are a guess. */
export const about: SiteFacts = {
  id: "other",
  name: "Other chats",
  origins: [],
};

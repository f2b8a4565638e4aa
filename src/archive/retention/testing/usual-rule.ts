import type { Rule } from "../rule.ts";

/** A rule that is on, for whatever is a day old, and asks for no backup; tests say what else it is. */
export const usualRule: Rule = {
  id: "rule",
  on: true,
  what: "chats",
  olderThan: 1,
  sites: [],
  folders: [],
  tags: [],
  keepNoted: false,
  keepFiled: false,
  unbacked: true,
};

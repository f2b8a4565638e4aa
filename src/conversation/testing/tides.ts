import type { Conversation } from "../model.ts";

/** A chat of which the user has set nothing yet. */
export const tides: Conversation = {
  id: "chatgpt:1",
  site: "chatgpt",
  url: "https://chatgpt.com/c/1",
  title: "Tides",
  titleFrom: "page",
  updated: { at: "2026-01-01T00:00:00.000Z", from: "capture" },
  firstCaptured: "2026-01-01T00:00:00.000Z",
  lastCaptured: "2026-01-01T00:00:00.000Z",
  tags: [],
  starred: false,
  coverage: { state: "complete", held: 2, gaps: [], unreadImages: 0 },
  messageCount: 2,
};

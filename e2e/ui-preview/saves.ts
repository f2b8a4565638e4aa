import type { Coverage } from "../../src/conversation/model.ts";
import type { OpenChat, SaveItem, SaveRun } from "../../src/messages/saves.ts";

const complete: Coverage = { state: "complete", held: 212, total: 212, gaps: [], unreadImages: 0 };
const partial: Coverage = {
  state: "partial",
  held: 57,
  gaps: [{ after: null, reason: "older-not-loaded" }],
  unreadImages: 0,
};

const item = (key: string, title: string, site: string, more: Partial<SaveItem> = {}): SaveItem => ({
  key,
  title,
  site,
  state: "ended",
  ...more,
});

const ferry = item("1", "A tide clock for the ferry", "chatgpt", {
  end: { kind: "saved", coverage: complete, messageCount: 212 },
});
const bread = item("2", "Sourdough that does not collapse", "claude", {
  end: { kind: "saved", coverage: partial, messageCount: 57 },
});
const locked = item("3", "Reading list on rivers and harbours of the north, with notes", "gemini", {
  end: { kind: "not-saved", why: "sign-in" },
});

/** Saving several chats, under way, paused and over. */
export const runs: Record<"running" | "paused" | "ended", SaveRun> = {
  running: {
    state: "running",
    items: [
      ferry,
      item("2", "Sourdough that does not collapse", "claude", {
        state: "saving",
        progress: { found: 120, stated: 212, fraction: 0.56 },
      }),
      item("3", "Reading list on rivers", "gemini", { state: "waiting" }),
    ],
  },
  paused: {
    state: "paused",
    why: "elsewhere",
    items: [ferry, item("2", "Sourdough that does not collapse", "claude", { state: "waiting" })],
  },
  ended: { state: "ended", items: [ferry, bread, locked] },
};

/** Open tabs with chats. */
export const openTabs: OpenChat[] = [
  { tabId: 1, title: "A tide clock for the ferry", site: "chatgpt", sleeping: false, temporary: false, held: complete },
  {
    tabId: 2,
    title: "Sourdough that does not collapse",
    site: "claude",
    sleeping: false,
    temporary: false,
    held: partial,
  },
  {
    tabId: 3,
    title: "Reading list on rivers and harbours of the north, with notes",
    site: "gemini",
    sleeping: true,
    temporary: false,
  },
  { tabId: 4, title: "Temporary Chat", site: "chatgpt", sleeping: false, temporary: true },
];

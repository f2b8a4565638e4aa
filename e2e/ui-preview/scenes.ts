import type { Page } from "@playwright/test";
import type { Capture, CaptureReceipt } from "../../src/conversation/capture.ts";
import type { Conversation, Coverage } from "../../src/conversation/model.ts";
import type { ExportJob, PageStatus, SiteState, SweepStatus } from "../../src/messages/contract.ts";
import { siteFacts } from "../../src/sites/facts.ts";
import { openTabs, runs } from "./saves.ts";
import type { SeedMedia } from "./seed.ts";
import type { SeededBackup } from "./seed-backup.ts";
import type { SeededLock } from "./seed-lock.ts";

const site: SiteState = {
  id: "chatgpt",
  name: "ChatGPT",
  origins: ["https://chatgpt.com/*"],
  granted: true,
  paused: false,
};

/** Every site with addresses of its own, those granted that fit. */
const allSites = (isGranted: (id: string) => boolean): SiteState[] =>
  siteFacts
    .filter(({ origins }) => origins.length > 0)
    .map(({ id, name, origins }) => ({ id, name, origins: [...origins], granted: isGranted(id), paused: false }));

const ownServer: SiteState = {
  id: "own:chat.example-company.example",
  name: "chat.example-company.example",
  origins: ["https://chat.example-company.example/*"],
  granted: true,
  paused: false,
};

const at = "2026-11-20T14:05:00.000Z";
export const complete: Coverage = { state: "complete", held: 212, total: 212, gaps: [], unreadImages: 0 };
const partial: Coverage = {
  state: "partial",
  held: 57,
  gaps: [{ after: null, reason: "older-not-loaded" }],
  unreadImages: 2,
};
const unknown: Coverage = { state: "unknown", held: 57, gaps: [], unreadImages: 0 };

type Chat = Extract<PageStatus, { kind: "chat" }>;

export function chatPage(change: Partial<Chat> = {}): Chat {
  return {
    kind: "chat",
    site: "chatgpt",
    conversation: "chatgpt:chat-0",
    title: "Sourdough that does not collapse",
    temporary: false,
    streaming: false,
    auto: { auto: true, held: { messageCount: 57, coverage: partial } },
    paused: false,
    sweep: { state: "idle" },
    ...change,
  };
}

export function swept(coverage: Coverage): SweepStatus {
  const receipt: CaptureReceipt = {
    conversation: "chatgpt:chat-0",
    outcome: "stored",
    messageCount: coverage.held,
    coverage,
  };
  return { state: "done", receipt, cancelled: false, at };
}

function failed(error: Extract<SweepStatus, { state: "failed" }>["error"], kept = 0): SweepStatus {
  return { state: "failed", error, kept, at };
}

function job(change: Partial<ExportJob>): ExportJob {
  return { id: "job-1", format: "zip", state: "running", done: 21, total: 60, started: at, ...change };
}

export const answers: Record<string, unknown> = {
  "page.status": chatPage(),
  "sites.list": [site],
  "export.list": [],
  "places.list": [],
  "backup.status": [],
  "page.save": { started: true },
  "archive.undelete": { restored: 1 },
  "page.report": { text: "html > body > main" },
};

/** One state that a person can meet. */
export interface Scene {
  /** Answers of the background that differ from the usual. */
  answers?: Record<string, unknown>;
  /** Chats in the archive; 3 when absent. */
  count?: number;
  /** Rows in place of those that `count` makes. */
  rows?: Conversation[];
  /** Whole chats besides the rows. */
  captures?: Capture[];
  /** Images and files that the rows' chats show. */
  media?: SeedMedia[];
  /** What the archive notes of work under way and of other browsers. */
  jobs?: ({ id: string } & Record<string, unknown>)[];
  /** Values of the archive's own, by key. */
  meta?: Record<string, unknown>;
  backup?: SeededBackup;
  lock?: SeededLock;
  /** The browser has been closed since the archive was unlocked. */
  forgotten?: true;
  /** What the user has set, by keys of the browser's storage (`option:theme`). */
  stored?: Record<string, unknown>;
  /** What stands in the address after `#`. */
  hash?: string;
  /** The archive was written by a newer version. */
  newer?: true;
  tab?: { id: number; url?: string; title?: string };
  act?(page: Page): Promise<void>;
}

const page = (change: Partial<Chat>) => ({ answers: { "page.status": chatPage(change) } });
const sweeping = (sweep: SweepStatus) => page({ sweep });
const guessed = { auto: false, why: "guessed" } as const;
const ungranted = { ...site, granted: false };
const error = (code: string) => ({ fail: code });

async function chooseThree(view: Page): Promise<void> {
  await view.getByRole("listitem").getByRole("checkbox").nth(0).click();
  await view
    .getByRole("listitem")
    .getByRole("checkbox")
    .nth(2)
    .click({ modifiers: ["Shift"] });
}

async function remove(view: Page): Promise<void> {
  await chooseThree(view);
  await view.locator(".actions .danger").click();
}

const jobs = [
  job({}),
  job({ id: "job-2", state: "done", fileName: "Convokeep/convokeep-2026-11-20.zip" }),
  job({ id: "job-3", state: "failed", error: "download-failed" }),
];

/** The popup's states by name. */
export const popupScenes: Record<string, Scene> = {
  idle: {},
  empty: { count: 0, ...page({ auto: { auto: true } }) },
  many: { count: 5_000 },
  saving: sweeping({ state: "running", phase: "loading-older", found: 120, stated: 212, fraction: 0.56 }),
  "saving-unmeasured": sweeping({ state: "running", phase: "collecting", found: 120 }),
  "saved-complete": sweeping(swept(complete)),
  "saved-partial": sweeping(swept(partial)),
  "saved-unknown": sweeping(swept(unknown)),
  "no-space": sweeping(failed("no-space", 40)),
  "site-changed": sweeping(failed("site-changed")),
  "backup-overdue": {
    answers: { "backup.status": [{ place: "p", pace: "daily", state: { kind: "idle" }, overdue: true }] },
  },
  drift: { answers: { "sites.list": [{ ...site, drift: { at, missing: ["turns"] } }] } },
  "unknown-site": {
    answers: { "page.status": { kind: "none", why: "not-injected" } },
    tab: { id: 7, url: "https://talk.example/r/17", title: "Reeds and weirs" },
  },
  asking: {
    answers: { "page.status": chatPage({ site: "other", auto: guessed, sweep: { state: "asking" } }) },
    tab: { id: 7, url: "https://talk.example/r/17" },
  },
  guessed: {
    answers: { "page.status": chatPage({ site: "other", auto: guessed, sweep: swept(unknown) }) },
    tab: { id: 7, url: "https://talk.example/r/17" },
  },
  "guessed-beside": {
    answers: {
      "page.status": chatPage({ site: "other", auto: guessed, sweep: swept(unknown) }),
      "sites.list": [{ ...site, drift: { at, missing: ["turns"] } }],
    },
    tab: { id: 7, url: "https://chatgpt.com/c/1" },
  },
  "not-a-chat": {
    answers: { "page.status": { kind: "none", why: "not-injected" }, "page.save": error("not-a-chat") },
    act: (view) => view.locator(".save-place > .button").click(),
  },
  "not-granted": { answers: { "page.status": { kind: "none", why: "not-injected" }, "sites.list": [ungranted] } },
  "site-paused": {
    answers: {
      "sites.list": [{ ...site, paused: true }],
      "page.status": chatPage({ auto: { auto: false, why: "site-paused" } }),
    },
  },
  "chat-paused": page({ paused: true, auto: { auto: false, why: "conversation-paused" } }),
  temporary: page({ temporary: true, conversation: null, auto: { auto: false, why: "temporary" } }),
  "deleted-before": page({ auto: { auto: false, why: "deleted" } }),
  forbidden: { answers: { "page.status": { kind: "none", why: "forbidden" } }, tab: { id: 7, title: "New Tab" } },
  "no-chat": { answers: { "page.status": { kind: "no-chat", site: "chatgpt" } } },
  "no-background": { answers: { "page.status": error("unknown"), "sites.list": error("unknown") } },
  exporting: { answers: { "export.list": jobs } },
  "open-tabs": {
    answers: { "saves.tabs": openTabs },
    act: (view) => view.locator(".page-panel [aria-haspopup]").click(),
  },
  "no-open-tabs": {
    answers: { "saves.tabs": [] },
    act: (view) => view.locator(".page-panel [aria-haspopup]").click(),
  },
  "saves-running": { answers: { "saves.run": runs.running } },
  "saves-paused": { answers: { "saves.run": runs.paused } },
  "saves-ended": { answers: { "saves.run": runs.ended } },
  chosen: { count: 12, act: chooseThree },
  deleting: { count: 12, act: remove },
  undo: {
    count: 12,
    async act(view) {
      await remove(view);
      await view.locator("dialog .danger").click();
      await view.locator(".toast").waitFor();
    },
  },
  found: { count: 300, act: (view) => view.getByRole("searchbox").fill("boat") },
  "nothing-found": { count: 300, act: (view) => view.getByRole("searchbox").fill("no such words") },
  "archive-newer": { newer: true },
  locked: { lock: "on", forgotten: true },
};

/** The first-run page's states by name. */
export const welcomeScenes: Record<string, Scene> = {
  first: { answers: { "sites.list": allSites(() => false) } },
  granted: { answers: { "sites.list": [...allSites((id) => id < "d"), ownServer] } },
  paused: { answers: { "sites.list": [{ ...site, paused: true }, ownServer] } },
  archiving: { answers: { "sites.list": [{ ...site, paused: true }, ownServer] }, hash: "#auto" },
  "archiving-none": { answers: { "sites.list": [] }, hash: "#auto" },
  exports: { hash: "#exports" },
  "no-background": { answers: { "sites.list": error("unknown") } },
};

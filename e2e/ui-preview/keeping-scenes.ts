import type { Page } from "@playwright/test";
import { organisedChats } from "./library-rows.ts";
import { answers, type Scene } from "./scenes.ts";

const rows = organisedChats(60);
const page: Scene = { answers, rows, hash: "#/retention" };
const rule = {
  id: "r1",
  what: "images",
  olderThan: 365,
  sites: [],
  folders: [],
  tags: [],
  keepNoted: true,
  keepFiled: false,
  unbacked: false,
  on: true,
} as const;
const other = { ...rule, id: "r2", what: "chats", sites: ["chatgpt"], folders: ["Work/Offers"], on: false };
const meta = {
  "retention:rules": [rule, other],
  "retention:run": { started: "2026-11-20T03:00:00.000Z", ended: "2026-11-20T03:01:00.000Z" },
  "retention:log": [
    { at: "2026-11-20T03:00:00.000Z", rule, chats: 0, media: 214, bytes: 61_000_000 },
    { at: "2026-10-02T12:00:00.000Z", chats: 31, media: 12, bytes: 4_000_000 },
  ],
};

const failing = (view: Page) =>
  view.evaluate(() => {
    const { browser } = globalThis as unknown as { browser: { storage: { local: { set: unknown } } } };
    browser.storage.local.set = () => Promise.reject(new Error("no room"));
    // What is meant to go wrong is no fault of the page.
    console.error = () => undefined;
  });

/** Rules, the list of what is never kept, settings as a file, privacy, and settings that could not be stored. */
export const keepingScenes: Record<string, Scene> = {
  retention: page,
  "retention-rules": { ...page, meta },
  "retention-looked": {
    ...page,
    async act(view) {
      await view.locator(".rule-form summary").first().click();
      await view.getByLabel("What it does").selectOption("chats");
      await view.getByLabel(/^Chats that nobody wrote in/).selectOption("30");
      await view.getByLabel("Delete also what no verified backup has").check();
      await view.getByRole("button", { name: "Show what it would delete" }).click();
      await view.locator(".looked-at").waitFor();
    },
  },
  "retention-too-wide": {
    ...page,
    async act(view) {
      await view.locator(".rule-form summary").first().click();
      await view.getByLabel(/^Chats that nobody wrote in/).selectOption("");
      await view.getByRole("button", { name: "Show what it would delete" }).click();
      await view.getByRole("alert").waitFor();
    },
  },
  "erase-asking": {
    ...page,
    async act(view) {
      await view.getByRole("button", { name: "Delete everything…" }).click();
      await view.getByRole("dialog").waitFor();
    },
  },
  "never-kept": {
    answers,
    rows,
    hash: "#/settings",
    stored: {
      "option:neverKept": { hosts: ["bank.example"], folders: ["Work/Offers"], words: ["salary", "diagnosis"] },
    },
    async act(view) {
      await view.getByRole("button", { name: "Look for those that fit" }).click();
      await view.getByText(/fits? the list/).waitFor();
      await view.locator("#settings-never").scrollIntoViewIfNeeded();
    },
  },
  "settings-not-stored": {
    answers,
    rows,
    hash: "#/settings",
    async act(view) {
      await failing(view);
      await view.locator("input[name=theme][value=dark]").click();
      await view.getByText("This could not be stored").first().waitFor();
    },
  },
  "own-settings-refused": {
    answers,
    rows,
    hash: "#/settings",
    async act(view) {
      const file = { name: "settings.json", mimeType: "application/json", buffer: Buffer.from("Dear Ana,") };
      await view.locator("#settings-own ~ p input[type=file]").setInputFiles(file);
      await view.getByText("This file cannot be read").scrollIntoViewIfNeeded();
    },
  },
  privacy: { answers, rows, hash: "#/privacy" },
};

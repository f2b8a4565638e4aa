import { browser } from "./browser.ts";

/** A stored setting: key, type and default declared once. Kept in `storage.local`. */
export interface Option<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls back on every change from any context until the signal aborts. */
  onChanged(callback: (value: T) => void, signal?: AbortSignal): void;
}

function option<T>(key: string, fallback: T): Option<T> {
  const storageKey = `option:${key}`;
  return {
    async get() {
      const stored = await browser.storage.local.get(storageKey);
      return storageKey in stored ? (stored[storageKey] as T) : fallback;
    },
    async set(value) {
      await browser.storage.local.set({ [storageKey]: value });
    },
    onChanged(callback, signal) {
      const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        const change = changes[storageKey];
        if (area === "local" && change) callback((change.newValue ?? fallback) as T);
      };
      browser.storage.onChanged.addListener(listener);
      signal?.addEventListener("abort", () => browser.storage.onChanged.removeListener(listener));
    },
  };
}

/** Ids of sites whose automatic archiving is switched off. */
export const pausedSites = option<string[]>("pausedSites", []);

/** Ids of conversations that are not archived automatically. */
export const pausedConversations = option<string[]>("pausedConversations", []);

/** After so many minutes without use the archive locks itself, where it has a lock; 0: not before the browser ends. */
export const lockAfter = option<number>("lockAfter", 15);

/** What is not archived by itself: `NeverKept` of src/conversation/never-kept.ts, to be checked when it is read. */
export const neverKept = option<unknown>("neverKept", null);

/** Colours of our own pages; `system` follows the browser. */
export const theme = option<"system" | "light" | "dark">("theme", "system");

/** How close rows and texts of our own pages stand. */
export const density = option<"comfortable" | "compact">("density", "comfortable");

/** Folder name of `_locales` whose texts our pages show; '' follows the browser. */
export const language = option<string>("language", "");

/** What the last export from the library was to be: `ExportChoice` of src/export/options.ts, to be checked when it is read. */
export const exportChoice = option<unknown>("exportChoice", null);

/** What was last hidden where something left the archive: kinds and own words, to be checked when they are read. */
export const hidden = option<unknown>("hidden", null);

/** The user's own presets of exports: names and choices, to be checked when they are read. */
export const exportPresets = option<unknown>("exportPresets", []);

/** The public key that backups are sealed to, and since when (ISO time); `null`: they are not sealed. No secret. */
export const backupKey = option<{ recipient: string; since: string } | null>("backupKey", null);

import { keepHandle, readHandle } from "../../../backup/places/settings/folder-handles.ts";
import { browser, type Permissions } from "../../../browser.ts";
import type { ask } from "../../../messages/ask.ts";
import { browserData } from "../../../ui/data/browser-data.ts";
import type { Data } from "../../../ui/data/data.ts";

/** What the places read and command, in one object, so that their state can be tried without a browser around it. */
export interface PlacesData extends Pick<Data, "onChanged"> {
  ask: typeof ask;
  /** Whether folders on disk can be picked here. */
  picks: boolean;
  /** Learns what is granted already. */
  prepare(): Promise<void>;
  /** Asks the user for access. Must be called straight in an event's handler, or browsers refuse to ask. */
  access(origins: readonly string[]): Promise<boolean>;
  /** Lets the user pick a folder, in an event's handler; `undefined` when they do not. */
  pick(): Promise<{ folder: string; handle: string } | undefined>;
  /** Asks for access to a folder that was picked before, in an event's handler. */
  allowAgain(handle: string): Promise<void>;
}

/** Chromium's own functions; other engines have them not. */
interface Picking {
  showDirectoryPicker?(options: { id: string; mode: "readwrite" }): Promise<FileSystemDirectoryHandle>;
}
interface Asking {
  requestPermission?(options: { mode: "readwrite" }): Promise<PermissionState>;
}

/** What Firefox wants to be told of: what goes to a server of the user's choice. */
const sentData: Permissions.Permissions = { data_collection: ["websiteContent", "personalCommunications"] };

/** Origins that were granted when it was last looked. */
let granted: readonly string[] = [];

export const browserPlacesData: PlacesData = {
  ask: browserData.ask,
  onChanged: browserData.onChanged,
  picks: "showDirectoryPicker" in globalThis,
  async prepare() {
    granted = (await browser.permissions.getAll()).origins ?? [];
  },
  access(origins) {
    if (origins.length === 0) return Promise.resolve(true);
    const asked = origins.filter((origin) => !granted.includes(origin));
    // Not waited for: the browser asks in this very turn or not at all.
    if (asked.length > 0) browserData.ask("places.asking", { origins: asked }).catch(console.warn);
    const isFirefox = import.meta.env.MODE === "firefox";
    return browser.permissions.request({ origins: [...origins], ...(isFirefox ? sentData : {}) });
  },
  async pick() {
    try {
      const handle = await (globalThis as Picking).showDirectoryPicker?.({ id: "backups", mode: "readwrite" });
      return handle && { folder: handle.name, handle: await keepHandle(handle) };
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return undefined;
      throw error;
    }
  },
  async allowAgain(id) {
    const handle = (await readHandle(id)) as Asking | undefined;
    await handle?.requestPermission?.({ mode: "readwrite" });
  },
};

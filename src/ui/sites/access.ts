import { browser } from "../../browser.ts";

/** What the browser lets us read, host by host. */
export interface Access {
  /** Must be called straight in a click handler, or browsers refuse to ask. */
  request(origins: readonly string[]): Promise<unknown>;
  remove(origins: readonly string[]): Promise<unknown>;
  /** Calls back when access is given or taken, also in the browser's own settings, until the signal aborts. */
  onChanged(callback: () => void, abort: AbortSignal): void;
}

export const browserAccess: Access = {
  request: (origins) => browser.permissions.request({ origins: [...origins] }),
  remove: (origins) => browser.permissions.remove({ origins: [...origins] }),
  onChanged(callback, abort) {
    const { onAdded, onRemoved } = browser.permissions;
    for (const event of [onAdded, onRemoved]) {
      event.addListener(callback);
      abort.addEventListener("abort", () => event.removeListener(callback));
    }
  },
};

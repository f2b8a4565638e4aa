import { type ReadonlySignal, signal } from "@preact/signals";
import { browser } from "../browser.ts";
import { ask } from "../messages/ask.ts";
import { onBroadcast } from "../messages/broadcast.ts";
import type { SiteState } from "../messages/contract.ts";
import type { ErrorCode } from "../messages/errors.ts";
import { retrying } from "../messages/retrying.ts";
import { codeOf } from "../ui/error-text.ts";

/** After this long without an answer the user is told rather than kept waiting. */
const patienceMs = 10_000;

/** The sites and whether the browser lets us read them, kept up to date. */
export interface SitesState {
  sites: ReadonlySignal<readonly SiteState[]>;
  problem: ReadonlySignal<ErrorCode | null>;
  refresh(): Promise<void>;
  /** Must be called straight in a click handler, or browsers refuse to ask. */
  grant(site: Pick<SiteState, "origins">): void;
  takeBack(site: Pick<SiteState, "origins">): void;
}

export function createSites(): SitesState {
  const sites = signal<readonly SiteState[]>([]);
  const problem = signal<ErrorCode | null>(null);
  const refresh = async () => {
    try {
      const known = await retrying(() => ask("sites.list"), { signal: AbortSignal.timeout(patienceMs) });
      // By name: of more than twenty each looks for the one or two that they use.
      sites.value = known.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
      problem.value = null;
    } catch (error) {
      problem.value = codeOf(error);
    }
  };
  onBroadcast("changed", (what) => what.sites && void refresh());
  // Access can be given and taken in the browser's own settings at any time.
  browser.permissions.onAdded.addListener(() => void refresh());
  browser.permissions.onRemoved.addListener(() => void refresh());
  const after = (answer: Promise<unknown>) => void answer.catch(codeOf).then(refresh);
  return {
    sites,
    problem,
    refresh,
    grant: ({ origins }) => after(browser.permissions.request({ origins: [...origins] })),
    takeBack: ({ origins }) => after(browser.permissions.remove({ origins: [...origins] })),
  };
}

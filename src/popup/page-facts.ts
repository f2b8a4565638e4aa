import { ownSiteAt } from "../lib/own-site.ts";
import type { PageStatus, SiteState, SweepStatus } from "../messages/contract.ts";
import { matchesOrigin } from "./match-origin.ts";
import type { PageTab } from "./tab.ts";

/** The sweep to show: a result that ended at `superseded` belongs to an earlier press of Save and is none. */
export function sweepShown(status: PageStatus | null, superseded: string): SweepStatus {
  if (status?.kind !== "chat") return { state: "idle" };
  return "at" in status.sweep && status.sweep.at === superseded ? { state: "idle" } : status.sweep;
}

/** When the last sweep ended, or "". */
export function endOfSweep(status: PageStatus | null): string {
  return status?.kind === "chat" && "at" in status.sweep ? status.sweep.at : "";
}

/** The site of the page, granted or not: by what the page says, else by the tab's address; a chat anywhere else is on a server of the user's own. */
export function siteOf(
  status: PageStatus | null,
  tab: PageTab | null,
  sites: readonly SiteState[],
): SiteState | undefined {
  const id = status && "site" in status ? status.site : null;
  const byAddress = () => sites.find(({ origins }) => matchesOrigin(origins, tab?.url));
  const known = sites.find((site) => site.id === id) ?? byAddress();
  if (known || status?.kind !== "chat") return known;
  const own = ownSiteAt(tab?.url ?? "");
  return own && { ...own, granted: false, paused: false };
}

/** Whether a site is known only by its address: a server of the user's own, or any page that nobody has described. */
export function isUndescribed(site: SiteState): boolean {
  return site.id.startsWith("own:");
}

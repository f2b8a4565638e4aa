import { ownSiteAt } from "../../lib/own-site.ts";
import type { SiteState } from "../../messages/contract.ts";
import { codeOf } from "../../ui/error-text.ts";
import { browserAccess } from "../../ui/sites/access.ts";
import type { LibraryState } from "../app-state.ts";
import { mayComplete } from "./may-complete.ts";

/**
 * Opens the pages of these chats one after the other and saves what is missing. Asks for access to sites that are not
 * granted: so it must be called straight in a click or key handler, or browsers refuse to ask.
 */
export function completeChats(app: LibraryState, chats: readonly string[]): void {
  const rows = chats.flatMap((id) => app.rowOf(id) ?? []).filter(mayComplete);
  if (rows.length === 0) return;
  const origins = [...new Set(rows.flatMap(({ site, url }) => missingOrigins(app.sites.sites.value, site, url)))];
  const start = () => app.saves.startChats(rows.map(({ id }) => id));
  if (origins.length === 0) void start();
  // Refused, or where the browser cannot ask, the chats concerned end with that reason, and the others are saved.
  else void browserAccess.request(origins).catch(codeOf).then(start);
}

/** What is to be asked for, for one chat. Of a server of the user's own only its address tells. */
function missingOrigins(sites: readonly SiteState[], id: string, url: string): string[] {
  const known = sites.find((site) => site.id === id);
  if (known) return known.granted ? [] : [...known.origins];
  const own = ownSiteAt(url);
  return !own || sites.some((site) => site.id === own.id && site.granted) ? [] : own.origins;
}

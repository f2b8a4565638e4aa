import { readConversation } from "../../archive/list.ts";
import { shownTitle } from "../../conversation/organising.ts";
import { ownSiteAt } from "../../lib/own-site.ts";
import { withArchive } from "../archive.ts";
import { grantedOrigins, isGranted } from "../grants.ts";
import { siteAt } from "../known-sites.ts";
import { openChats } from "./open-chats.ts";
import type { Wanted } from "./run.ts";

/** Those of the tabs that still show a chat, in the order asked for. */
export async function wantedTabs(tabs: readonly number[]): Promise<Wanted[]> {
  const open = new Map((await openChats()).map((chat) => [chat.tabId, chat]));
  return tabs.flatMap((tabId) => {
    const chat = open.get(tabId);
    return chat ? [{ key: `tab:${tabId}`, title: chat.title, site: chat.site, tabId }] : [];
  });
}

/** Conversations of the archive. Where their site is not granted, they have ended before they begin. */
export async function wantedChats(ids: readonly string[]): Promise<Wanted[]> {
  const wanted = await Promise.all(ids.map(wantedChat));
  return wanted.flatMap((one) => one ?? []);
}

async function wantedChat(id: string): Promise<Wanted | undefined> {
  const row = await withArchive((archive) => readConversation(archive, id));
  // The address was read from a page: only web addresses are opened.
  if (!row || row.deletedAt !== undefined || !/^https?:\/\//.test(row.url)) return undefined;
  const chat = { key: id, title: shownTitle(row), site: row.site, conversation: id, url: row.url };
  return (await isOpenToUs(row.url)) ? chat : { ...chat, end: { kind: "not-saved", why: "not-granted" } };
}

async function isOpenToUs(url: string): Promise<boolean> {
  const site = siteAt(url);
  if (site) return (await grantedOrigins(site)).length > 0;
  const own = ownSiteAt(url);
  return own !== undefined && isGranted(own.origins[0]);
}

import { readConversation } from "../../archive/list.ts";
import { browser, type Tabs } from "../../browser.ts";
import { ownSiteAt } from "../../lib/own-site.ts";
import { sleep } from "../../lib/sleep.ts";
import { askTab } from "../../messages/ask.ts";
import type { PageStatus } from "../../messages/contract.ts";
import { CodedError } from "../../messages/errors.ts";
import type { OpenChat } from "../../messages/saves.ts";
import { withArchive } from "../archive.ts";
import { grantedOrigins, otherGrants } from "../grants.ts";
import { knownSites, siteAt } from "../known-sites.ts";
import { unlessLocked } from "../lock/while-locked.ts";

/** A page that does not answer for so long is listed all the same, ms. */
const patience = 1_000;

/** Tabs of granted sites that show a chat, or may: of one that sleeps the address alone is known. In the order of windows and tabs. */
export async function openChats(): Promise<OpenChat[]> {
  const origins = (await Promise.all([...knownSites().map(grantedOrigins), otherGrants()])).flat();
  if (origins.length === 0) return [];
  const tabs = await browser.tabs.query({ url: origins });
  const inOrder = tabs.toSorted((a, b) => (a.windowId ?? 0) - (b.windowId ?? 0) || a.index - b.index);
  return (await Promise.all(inOrder.map(openChat))).flat();
}

async function openChat(tab: Tabs.Tab): Promise<OpenChat[]> {
  const { id: tabId, url = "", discarded = false } = tab;
  if (tabId === undefined) return [];
  const status = discarded ? undefined : await statusOf(tabId);
  if (status?.kind === "no-chat") return [];
  const chat = status?.kind === "chat" ? status : undefined;
  const held = chat?.conversation ? await heldOf(chat.conversation) : undefined;
  return [
    {
      tabId,
      title: chat?.title || tab.title || "",
      site: siteAt(url)?.id ?? chat?.site ?? ownSiteAt(url)?.id ?? "",
      sleeping: discarded,
      temporary: chat?.temporary === true,
      ...(chat?.auto.why?.startsWith("never-") ? { neverKept: true } : {}),
      ...(held ? { held } : {}),
    },
  ];
}

async function statusOf(tabId: number): Promise<PageStatus | undefined> {
  const late = async () => {
    await sleep(patience);
    return undefined;
  };
  try {
    return await Promise.race([askTab(tabId, "content.status"), late()]);
  } catch (error) {
    if (error instanceof CodedError) return undefined;
    throw error;
  }
}

async function heldOf(id: string): Promise<OpenChat["held"]> {
  const row = await unlessLocked(
    () => withArchive((archive) => readConversation(archive, id)),
    () => undefined,
  );
  return row?.deletedAt === undefined ? row?.coverage : undefined;
}

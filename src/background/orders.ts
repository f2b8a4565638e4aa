import { heldImages } from "../archive/assets.ts";
import { readConversation } from "../archive/list.ts";
import { isDeleted } from "../archive/remove.ts";
import { ownSiteAt } from "../lib/own-site.ts";
import type { PageOrders } from "../messages/contract.ts";
import type { Sender } from "../messages/sender.ts";
import { pausedConversations, pausedSites } from "../options.ts";
import type { SiteFacts } from "../sites/site.ts";
import { withArchive } from "./archive.ts";
import { unlessLocked } from "./lock/while-locked.ts";
import { neverKeptBy } from "./never-kept.ts";
import { guessedSite, isSenderGranted, siteOfSender } from "./sender-site.ts";

interface Page {
  site: string;
  conversation: string | null;
  temporary: boolean;
}

/** What a page's script is to do by itself, and what the archive holds of the conversation. */
export async function ordersFor(page: Page, sender: Sender): Promise<PageOrders> {
  const site = siteOfSender(sender, page.site);
  const why = await whyNotAuto(page, site, sender);
  const held = page.conversation === null ? {} : await heldOf(page.conversation);
  return { auto: why === undefined, ...(why ? { why } : {}), ...held };
}

/** Why a page may not be archived without being asked, or `undefined` when it may. */
export async function whyNotAuto(
  { conversation, temporary }: Page,
  site: SiteFacts,
  sender: Sender,
): Promise<PageOrders["why"]> {
  if (temporary) return "temporary";
  // Who wrote what is only guessed there: the user has to ask for it each time.
  if (site.id === guessedSite) return "guessed";
  if (!(await isSenderGranted(sender, site))) return "not-granted";
  // Sites that people host themselves are paused server by server.
  const id = site.origins.length > 0 ? site.id : ownSiteAt(sender.url)?.id;
  if ((await pausedSites.get()).some((paused) => paused === id)) return "site-paused";
  const never = await neverKeptBy(conversation, sender.url);
  if (never) return `never-${never}`;
  if (conversation === null) return undefined;
  if ((await pausedConversations.get()).includes(conversation)) return "conversation-paused";
  // While the archive is locked nobody can tell: what was deleted is passed over when it is joined.
  const deleted = unlessLocked(
    () => withArchive((archive) => isDeleted(archive, conversation)),
    () => false,
  );
  return (await deleted) ? "deleted" : undefined;
}

async function heldOf(id: string): Promise<Pick<PageOrders, "held" | "images">> {
  const held = () =>
    withArchive(async (archive) => {
      const row = await readConversation(archive, id);
      if (!row || row.deletedAt !== undefined) return {};
      const { messageCount, coverage } = row;
      return { held: { messageCount, coverage }, images: await heldImages(archive, id) };
    });
  return unlessLocked(held, () => ({}));
}

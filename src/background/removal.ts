import { purgeOrphans } from "../archive/assets.ts";
import { eraseExpired, eraseHidden, hideConversations, unhideConversations } from "../archive/remove.ts";
import { browser } from "../browser.ts";
import { withArchive } from "./archive.ts";
import { announce } from "./changes.ts";
import { refreshTabs } from "./open-tabs.ts";

type Chosen = { conversations: string[] };

const alarm = "erase-deleted";
/** The popup ends the time for undo after 10 s; where it is closed before, an alarm does after a minute. */
const eraseAfterMinutes = 1;
const eraseAfter = 30_000;

/** Erases what was deleted and not taken back, also when nobody was there to do it. Call synchronously at start. */
export function listenToRemoval(): void {
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    if (name === alarm) await eraseLeftOvers();
  });
  browser.runtime.onStartup.addListener(async () => {
    await withArchive((archive) => purgeOrphans(archive));
  });
  eraseLeftOvers().catch((error: unknown) => console.warn("deleted chats not erased yet", error));
}

async function eraseLeftOvers(): Promise<void> {
  const conversations = await withArchive((archive) => eraseExpired(archive, eraseAfter));
  if (conversations.length > 0) announce({ conversations });
}

/** Hides conversations; they are erased when the time for undo is over. */
export async function deleteChats({ conversations }: Chosen): Promise<void> {
  await withArchive((archive) => hideConversations(archive, conversations));
  await browser.alarms.create(alarm, { delayInMinutes: eraseAfterMinutes });
  await told(conversations);
}

/** Takes a delete back; says how many it could. */
export async function undeleteChats({ conversations }: Chosen): Promise<{ restored: number }> {
  const restored = await withArchive((archive) => unhideConversations(archive, conversations));
  await told(conversations);
  return { restored };
}

/** Ends the time for undo. What was saved anew in that time stays. */
export async function eraseChats({ conversations }: Chosen): Promise<void> {
  await withArchive((archive) => eraseHidden(archive, conversations));
  await told(conversations);
}

/** Pages list again; tabs that show one of these ask whether they may go on archiving. */
async function told(conversations: string[]): Promise<void> {
  announce({ conversations });
  await refreshTabs();
}

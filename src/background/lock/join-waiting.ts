import { openArchive } from "../../archive/open.ts";
import { inboxCount, type Joined, joinInbox } from "../../archive/sealed/inbox.ts";
import { vaultState } from "../../archive/sealed/vault.ts";
import { place } from "../../lock/place.ts";
import { keptKey } from "../../lock/session-key.ts";
import { withArchive } from "../archive.ts";
import { announce } from "../changes.ts";
import { noteDrift } from "../drift-notes.ts";

/** Joins what came while the archive was locked with it, if it is open. */
export async function joinWaiting(): Promise<void> {
  const { lock } = await vaultState(place.vault);
  if (!lock || (await inboxCount(place.vault)) === 0) return;
  const key = await keptKey(lock.id);
  if (!key) return;
  const drifts: Joined[] = [];
  await joinInbox(place.vault, lock, key.dataKey, openArchive, (joined) => {
    announce({ conversations: [joined.conversation] });
    drifts.push(joined);
  });
  for (const { site, refusal } of drifts) {
    if (refusal?.refused !== "drift") continue;
    await withArchive((archive) => noteDrift(archive, site, refusal.missing));
    announce({ sites: true });
  }
}

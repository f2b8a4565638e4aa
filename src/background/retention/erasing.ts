import { eraseEverything, forgetDeleted } from "../../archive/retention/erase-everything.ts";
import type { FromPages } from "../../messages/contract.ts";
import type { Handlers } from "../../messages/handlers.ts";
import { pausedConversations } from "../../options.ts";
import { withArchive } from "../archive.ts";
import { announce } from "../changes.ts";
import { refreshTabs } from "../open-tabs.ts";

/** Deletes everything, and forgets what was deleted. */
export const erasing: Pick<Handlers<FromPages>, "archive.erase-everything" | "archive.forget-deleted"> = {
  "archive.erase-everything": async ({ forget }) => {
    const erased = await withArchive((archive) => eraseEverything(archive, forget, Date.now()));
    // The one setting that names chats.
    await pausedConversations.set([]);
    const { conversations, ...figures } = erased;
    announce({ conversations, retention: true, jobs: true });
    await refreshTabs();
    return figures;
  },
  "archive.forget-deleted": async () => {
    const forgotten = await withArchive(forgetDeleted);
    announce({ retention: true });
    await refreshTabs();
    return { forgotten };
  },
};

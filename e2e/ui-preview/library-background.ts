import { openArchive } from "../../src/archive/open.ts";
import { organise } from "../../src/archive/organise.ts";
import { hideConversations, unhideConversations } from "../../src/archive/remove.ts";
import type { OrganisingChange } from "../../src/conversation/organising.ts";
import type { Stub } from "./stub-browser.ts";

declare const stub: Stub;

/** What the background does with the archive when the library asks for it, in the page itself. */
export const handlers = {
  "archive.organise": async ({ changes }: { changes: OrganisingChange[] }) => ({
    before: await organise(await openArchive(), changes),
  }),
  "archive.delete": async ({ conversations }: { conversations: string[] }) =>
    hideConversations(await openArchive(), conversations),
  "archive.undelete": async ({ conversations }: { conversations: string[] }) => ({
    restored: await unhideConversations(await openArchive(), conversations),
  }),
  "archive.changed": async ({ conversations }: { conversations: string[] }) => stub.broadcast({ conversations }),
};

import { listConversations, listSome } from "../../archive/list.ts";
import { openArchive } from "../../archive/open.ts";
import type { SearchHit } from "../../archive/search/search-archive.ts";
import { ask } from "../../messages/ask.ts";
import { onBroadcast } from "../../messages/broadcast.ts";
import type { FromPages } from "../../messages/contract.ts";
import { retrying } from "../../messages/retrying.ts";
import type { Data } from "./data.ts";

/** Asks that change nothing, so they may be repeated when the background dies before it answers. */
const reads = new Set<string>([
  "page.status",
  "sites.list",
  "export.list",
  "places.list",
  "backup.status",
] satisfies (keyof FromPages)[]);

/** After this long without an answer the user is told rather than kept waiting. */
const patienceMs = 10_000;

/** The data as the browser has it: lists and searches straight from the archive, commands to the background. */
export const browserData: Data = {
  ask(name, ...args) {
    const send = () => ask(name, ...args);
    return reads.has(name) ? retrying(send, { signal: AbortSignal.timeout(patienceMs) }) : send();
  },
  onChanged: (callback, signal) => onBroadcast("changed", callback, signal),
  // What cannot be opened is told with all of them.
  newest: async (limit) => listConversations(await openArchive(), { limit, onBroken: () => undefined }),
  all: async (onBroken) => listConversations(await openArchive(), { onBroken: onBroken ?? (() => undefined) }),
  some: async (ids) => listSome(await openArchive(), ids),
  async search(query, signal, onHits) {
    // Not before it is needed: the popup opens quicker without it.
    const { searchArchive } = await import("../../archive/search/search-archive.ts");
    const tell = (hits: SearchHit[]) => onHits(hits.map(({ conversation }) => conversation));
    await searchArchive(await openArchive(), query, { signal, onEarly: tell, onHits: tell });
  },
};

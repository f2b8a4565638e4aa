import { readAsset } from "../archive/assets.ts";
import { openArchive } from "../archive/open.ts";
import { readThread } from "../archive/read-thread.ts";
import { hitsInContext } from "../archive/search/hits-in-context.ts";
import { searchArchive } from "../archive/search/search-archive.ts";
import * as options from "../options.ts";
import { browserData } from "../ui/data/browser-data.ts";
import type { LibraryData } from "./data.ts";
import { indexSoon } from "./keep-index.ts";

/** Places of a search within a title, and one more. */
const mostPlaces = 4;

/** The library's data as the browser has it. */
export const browserLibraryData: LibraryData = {
  ...browserData,
  options,
  async find(query, signal, onHits) {
    await searchArchive(await openArchive(), query, { signal, onHits, onDamage: indexSoon });
  },
  context: async (chat, query) => hitsInContext(await openArchive(), chat, query, { limit: mostPlaces }),
  thread: async (id) => readThread(await openArchive(), id),
  asset: async (sha256) => readAsset(await openArchive(), sha256),
};

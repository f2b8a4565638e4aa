import { readAsset } from "../archive/assets.ts";
import { openArchive } from "../archive/open.ts";
import { readThread } from "../archive/read-thread.ts";
import { dryRun } from "../archive/retention/dry-run.ts";
import { firstTexts } from "../archive/retention/first-texts.ts";
import { readRetention } from "../archive/retention/state.ts";
import { hitsInContext } from "../archive/search/hits-in-context.ts";
import { indexSize } from "../archive/search/index-size.ts";
import { searchArchive } from "../archive/search/search-archive.ts";
import { mediaSizes, textSize } from "../archive/sizes.ts";
import { backedUp } from "../backup/state/backed-up.ts";
import * as options from "../options.ts";
import { browserData } from "../ui/data/browser-data.ts";
import { browserAccess } from "../ui/sites/access.ts";
import type { LibraryData } from "./data.ts";
import { browserImportData } from "./import/browser-import-data.ts";
import { indexSoon } from "./keep-index.ts";
import { readUsage } from "./usage.ts";

/** Places of a search within a title, and one more. */
const mostPlaces = 4;

/** The library's data as the browser has it. */
export const browserLibraryData: LibraryData = {
  ...browserData,
  options,
  access: browserAccess,
  async find(query, signal, tell) {
    await searchArchive(await openArchive(), query, { ...tell, signal, onDamage: indexSoon });
  },
  context: async (chat, query) => hitsInContext(await openArchive(), chat, query, { limit: mostPlaces }),
  thread: async (id) => readThread(await openArchive(), id),
  asset: async (sha256) => readAsset(await openArchive(), sha256),
  sizes: {
    media: async (signal) => mediaSizes(await openArchive(), signal),
    texts: async (chat) => textSize(await openArchive(), chat),
    index: async (signal) => indexSize(await openArchive(), signal),
  },
  keeping: {
    firstTexts: async (chat) => firstTexts(await openArchive(), chat),
    retention: async () => readRetention(await openArchive()),
    dryRun: async (rule, signal) => dryRun(await openArchive(), rule, { now: Date.now(), backedUp }, signal),
  },
  importing: browserImportData,
  usage: readUsage,
  keep: () => navigator.storage.persist(),
};

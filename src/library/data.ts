import type { DryRun } from "../archive/retention/dry-run.ts";
import type { Retention } from "../archive/retention/records.ts";
import type { Rule } from "../archive/retention/rule.ts";
import type { HitsInContext } from "../archive/search/hits-in-context.ts";
import type { SearchOptions } from "../archive/search/search-archive.ts";
import type { StoredMedia } from "../archive/sizes.ts";
import type { Sha256, Thread } from "../conversation/model.ts";
import type * as options from "../options.ts";
import type { Data } from "../ui/data/data.ts";
import type { Access } from "../ui/sites/access.ts";
import type { LibraryImportData } from "./import/import-data.ts";
import type { Usage } from "./usage.ts";

/** Everything the library reads and commands. */
export interface LibraryData extends Data {
  access: Access;
  /** The stored settings. */
  options: Pick<typeof options, "theme" | "density" | "language">;
  /** Conversations that fit the query, in batches as they are found; resolves when all were looked at. */
  find(query: string, signal: AbortSignal, tell: Pick<SearchOptions, "onEarly" | "onHits">): Promise<void>;
  /** Where one conversation has the words of the query: its first places. */
  context(chat: string, query: string): Promise<HitsInContext>;
  /** A whole conversation; `undefined` when the archive has none of that id. */
  thread(id: string): Promise<Thread | undefined>;
  /** Bytes of an image or file; `undefined` when the archive does not hold them. */
  asset(sha256: Sha256): Promise<{ bytes: Uint8Array; type: string } | undefined>;
  /** What is stored, in bytes. */
  sizes: {
    /** Images and files. */
    media(signal: AbortSignal): Promise<StoredMedia>;
    /** The messages of one conversation. */
    texts(chat: string): Promise<number>;
    /** The search index; `undefined` where it is damaged. */
    index(signal: AbortSignal): Promise<number | undefined>;
  };
  /** What is deleted by itself, and what is never kept. */
  keeping: {
    /** What is written in the first messages of a conversation. */
    firstTexts(chat: string): Promise<string[]>;
    retention(): Promise<Retention>;
    /** What a rule would delete if it ran now. */
    dryRun(rule: Rule, signal: AbortSignal): Promise<DryRun>;
  };
  /** Imports of files. */
  importing: LibraryImportData;
  usage(): Promise<Usage>;
  /** Asks the browser to keep what is stored; answers whether it will. */
  keep(): Promise<boolean>;
}

import type { HitsInContext } from "../archive/search/hits-in-context.ts";
import type { SearchOptions } from "../archive/search/search-archive.ts";
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
    /** Images and files, by the conversation that showed each first. */
    files(): Promise<ReadonlyMap<string, number>>;
    /** The messages of one conversation. */
    texts(chat: string): Promise<number>;
  };
  /** Imports of files. */
  importing: LibraryImportData;
  usage(): Promise<Usage>;
  /** Asks the browser to keep what is stored; answers whether it will. */
  keep(): Promise<boolean>;
}

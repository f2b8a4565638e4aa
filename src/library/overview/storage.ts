import type { Conversation } from "../../conversation/model.ts";
import type { LibraryData } from "../data.ts";
import { samplesOf, textsOf } from "./sample.ts";

export interface SiteStorage {
  site: string;
  /** Bytes. */
  texts: number;
  /** Images and files, in bytes; always counted. */
  files: number;
  /** True where the texts were reckoned from some of the chats. */
  estimated: boolean;
}

/** What is stored, in bytes. */
export interface Storage {
  /** The largest first. */
  sites: readonly SiteStorage[];
  /** All that the browser says this extension takes, search index included; absent where it does not say. */
  whole?: number;
}

type Read = Pick<LibraryData, "sizes" | "usage">;

/** Measures some chats of each site. Between them others have their turn. @throws ArchiveError */
export async function measureStorage(data: Read, rows: readonly Conversation[], abort: AbortSignal): Promise<Storage> {
  const [files, usage] = await Promise.all([data.sizes.files(), data.usage()]);
  const siteOf = new Map(rows.map(({ id, site }) => [id, site]));
  const filesBySite = new Map<string, number>();
  for (const [id, size] of files) {
    const site = siteOf.get(id);
    if (site !== undefined) filesBySite.set(site, (filesBySite.get(site) ?? 0) + size);
  }
  const sites: SiteStorage[] = [];
  for (const sample of samplesOf(rows)) {
    const sizes = new Map<string, number>();
    for (const { id } of [...sample.exact, ...sample.drawn]) {
      abort.throwIfAborted();
      sizes.set(id, await data.sizes.texts(id));
    }
    const { site } = sample;
    const texts = textsOf(sample, sizes);
    sites.push({ site, texts, files: filesBySite.get(site) ?? 0, estimated: sample.drawn.length > 0 });
  }
  sites.sort((a, b) => b.texts + b.files - (a.texts + a.files));
  return { sites, ...(usage.used === undefined ? {} : { whole: usage.used }) };
}

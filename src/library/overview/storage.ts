import { type MediaSizes, mediaKinds, noMedia, type StoredMedia } from "../../archive/sizes.ts";
import type { Conversation } from "../../conversation/model.ts";
import { breathe, breathMs } from "../../lib/breathe.ts";
import type { LibraryData } from "../data.ts";
import { type Sample, samplesOf, textsOf } from "./sample.ts";

/** What the chats of one site take, in bytes by kind. Images, sounds and files are always counted. */
export interface SiteStorage extends MediaSizes {
  site: string;
  texts: number;
  /** True where the texts were reckoned from some of the chats. */
  estimated: boolean;
}

/** What is stored, in bytes. */
export interface Storage {
  /** The largest first. */
  sites: readonly SiteStorage[];
  /** The search index; absent where it cannot be told. */
  index?: number;
  /** Images and files that no listed chat shows: they are removed within a day. */
  unshown: number;
  /** All that the browser says this extension takes; absent where it does not say. */
  whole?: number;
}

type Read = Pick<LibraryData, "sizes" | "usage">;

/** What was measured before: what has not changed since is not measured again. */
export interface Measured {
  /** Sizes of texts by chat, with what the chat was like then. */
  texts: Map<string, { as: string; size: number }>;
  media?: { rows: readonly Conversation[]; found: StoredMedia };
}

interface How {
  signal: AbortSignal;
  /** Kept by the caller. */
  measured: Measured;
  /** How much is done, 0 to 1. */
  tell(done: number): void;
}

/** Measures some chats of each site. Between them others have their turn. @throws ArchiveError, or the signal's reason */
export async function measureStorage(data: Read, rows: readonly Conversation[], how: How): Promise<Storage> {
  const { signal, tell, measured } = how;
  const known = measured.media?.rows === rows ? measured.media.found : data.sizes.media(signal);
  const [media, index, usage] = await Promise.all([known, data.sizes.index(signal), data.usage()]);
  measured.media = { rows, found: media };
  const { bySite, unlisted } = await bySites(media.byChat, rows);
  const samples = samplesOf(rows);
  const sites: SiteStorage[] = [];
  for (const [at, sample] of samples.entries()) {
    tell(at / samples.length);
    const texts = await textsIn(data, sample, how);
    const { site } = sample;
    sites.push({ site, texts, ...(bySite.get(site) ?? noMedia), estimated: sample.drawn.length > 0 });
  }
  sites.sort((a, b) => sizeOf(b) - sizeOf(a));
  return {
    sites,
    ...(index === undefined ? {} : { index }),
    unshown: media.unshown + unlisted,
    ...(usage.used === undefined ? {} : { whole: usage.used }),
  };
}

/** All kinds together. */
export function sizeOf(site: SiteStorage): number {
  return site.texts + allMedia(site);
}

function allMedia(sizes: MediaSizes): number {
  return mediaKinds.reduce((sum, kind) => sum + sizes[kind], 0);
}

/** `unlisted`: bytes of chats that are not listed, since they wait to be erased. */
async function bySites(byChat: ReadonlyMap<string, MediaSizes>, rows: readonly Conversation[]) {
  const siteOf = new Map(rows.map(({ id, site }) => [id, site]));
  const bySite = new Map<string, MediaSizes>();
  let unlisted = 0;
  let end = performance.now() + breathMs;
  for (const [id, sizes] of byChat) {
    const site = siteOf.get(id);
    if (site === undefined) unlisted += allMedia(sizes);
    else bySite.set(site, plus(bySite.get(site) ?? noMedia, sizes));
    if (performance.now() < end) continue;
    await breathe();
    end = performance.now() + breathMs;
  }
  return { bySite, unlisted };
}

function plus(a: MediaSizes, b: MediaSizes): MediaSizes {
  return { images: a.images + b.images, sounds: a.sounds + b.sounds, files: a.files + b.files };
}

async function textsIn(data: Read, sample: Sample, { signal, measured }: How): Promise<number> {
  const sizes = new Map<string, number>();
  for (const row of [...sample.exact, ...sample.drawn]) {
    signal.throwIfAborted();
    const as = `${row.messageCount} ${row.lastCaptured} ${row.updated.at}`;
    const known = measured.texts.get(row.id);
    const size = known?.as === as ? known.size : await data.sizes.texts(row.id);
    measured.texts.set(row.id, { as, size });
    sizes.set(row.id, size);
  }
  return textsOf(sample, sizes);
}

import type { SearchHit, SearchOptions } from "../../archive/search/search-archive.ts";
import type { Conversation, Thread } from "../../conversation/model.ts";
import { type OrganisingChange, organised, organisingOf } from "../../conversation/organising.ts";
import { type FakeData, fakeData } from "../../ui/testing/fake-data.ts";
import { fakeOption } from "../../ui/testing/fake-option.ts";
import type { LibraryData } from "../data.ts";
import { fakeImportData } from "../import/testing/fake-import-data.ts";

type Tell = Pick<SearchOptions, "onEarly" | "onHits">;

/** An archive that a test fills, and a background that organises it. */
export interface FakeLibraryData extends FakeData, LibraryData {
  threads: Map<string, Thread>;
  /** Waits for every search, to be answered by the test. */
  finds: (Required<Tell> & { query: string; signal: AbortSignal; end(): void })[];
}

export function fakeLibraryData(rows: Conversation[] = []): FakeLibraryData {
  const base = fakeData(rows);
  const data: FakeLibraryData = Object.assign(base, {
    threads: new Map<string, Thread>(),
    access: { request: async () => true, remove: async () => true, onChanged() {} },
    options: {
      theme: fakeOption<"system" | "light" | "dark">("system"),
      density: fakeOption<"comfortable" | "compact">("comfortable"),
      language: fakeOption(""),
    },
    finds: [] as FakeLibraryData["finds"],
    find: (query: string, signal: AbortSignal, { onEarly = () => undefined, onHits }: Tell) =>
      new Promise<void>((end) => {
        data.finds.push({ query, signal, onEarly, onHits, end });
      }),
    context: async () => ({ count: 0, hits: [] }),
    thread: async (id: string) => data.threads.get(id),
    asset: async () => undefined,
    sizes: {
      media: async () => ({ byChat: new Map(), unshown: 0 }),
      texts: async () => 0,
      index: async () => undefined,
    },
    usage: async () => ({ kept: false }),
    keep: async () => true,
    keeping: {
      firstTexts: async () => [],
      retention: async () => ({ rules: [], log: [] }),
      dryRun: async () => ({
        found: [],
        went: { chats: 0, media: 0, bytes: 0 },
        unread: [],
        spared: { starred: 0, noted: 0, filed: 0, unbacked: 0 },
      }),
    },
    importing: fakeImportData(),
  });
  data.answers["places.list"] = [];
  data.answers["backup.status"] = [];
  data.answers["archive.organise"] = async ({ changes }: { changes: OrganisingChange[] }) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = changes.flatMap(({ conversation }) => {
      const row = data.rows.find(({ id }) => id === conversation);
      return row ? [{ conversation, set: organisingOf(row) }] : [];
    });
    data.rows = data.rows.map((row) => {
      const change = changes.find(({ conversation }) => conversation === row.id);
      return change ? organised(row, change.set) : row;
    });
    return { before };
  };
  return data;
}

export function hit(conversation: string): SearchHit {
  return { conversation, score: 1, updated: 0, inTitle: false };
}

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Conversation } from "../../conversation/model.ts";
import {
  folderOf,
  hostOf,
  isInFolder,
  isNothingNeverKept,
  isOnHost,
  type NeverKept,
  nothingNeverKept,
  readNeverKept,
  wordFinder,
  wordOf,
} from "../../conversation/never-kept.ts";
import { breathe } from "../../lib/breathe.ts";
import type { SiteState } from "../../messages/contract.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import { neverKept, type Option } from "../../options.ts";
import { createSetting, type Setting } from "../../ui/appearance/setting.ts";
import { codeOf } from "../../ui/error-text.ts";

export type NeverKind = keyof NeverKept;

/** The list of what is never archived by itself, and which kept chats it fits. */
export interface NeverState {
  list: ReadonlySignal<NeverKept>;
  isEmpty: ReadonlySignal<boolean>;
  /** Ids of kept chats that fit; `null` until they were looked for. */
  held: ReadonlySignal<readonly string[] | null>;
  isLooking: ReadonlySignal<boolean>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** The list as it is stored: what cannot be read is not changed, or it would be lost. */
  stored: Pick<Setting<unknown>, "isRead" | "problem">;
  /** Adds what was typed; false for nothing that can be added. Of a site that is known, all of its hosts. */
  add(kind: NeverKind, typed: string): boolean;
  remove(kind: NeverKind, item: string): void;
  /** Looks for kept chats that fit. */
  look(rows: readonly Conversation[]): Promise<void>;
}

interface NeverMeans {
  option?: Option<unknown>;
  sites: ReadonlySignal<readonly SiteState[]>;
  /** Beginnings of a chat. */
  firstTexts(chat: string): Promise<string[]>;
}

/** Follows the list until the signal aborts. */
export function createNever({ option = neverKept, sites, firstTexts }: NeverMeans, abort: AbortSignal): NeverState {
  const stored = createSetting<unknown>(option, nothingNeverKept, abort);
  const list = computed(() => readNeverKept(stored.now.value));
  const held = signal<readonly string[] | null>(null);
  const isLooking = signal(false);
  const problem = signal<ErrorCode | null>(null);
  const set = (next: NeverKept) => {
    if (!stored.isRead.peek()) return;
    held.value = null;
    stored.set(next);
  };
  const clean: Record<NeverKind, (typed: string) => string[]> = {
    hosts: (typed) => hostsOf(typed, sites.value),
    folders: (typed) => [folderOf(typed)],
    words: (typed) => [wordOf(typed)],
  };
  return {
    list,
    isEmpty: computed(() => isNothingNeverKept(list.value)),
    held,
    isLooking,
    problem,
    stored,
    add(kind, typed) {
      const items = clean[kind](typed).filter((item) => item !== "");
      if (items.length > 0) set({ ...list.value, [kind]: [...new Set([...list.value[kind], ...items])] });
      return items.length > 0;
    },
    remove(kind, item) {
      set({ ...list.value, [kind]: list.value[kind].filter((other) => other !== item) });
    },
    async look(rows) {
      const asked = list.value;
      isLooking.value = true;
      problem.value = null;
      try {
        const found = await fitting(asked, rows, firstTexts, abort);
        if (list.value === asked) held.value = found;
      } catch (error) {
        if (!abort.aborted) problem.value = codeOf(error);
      }
      isLooking.value = false;
    },
  };
}

/** The hosts of a site by its name or one of them, else the host that was typed. */
function hostsOf(typed: string, sites: readonly SiteState[]): string[] {
  const text = typed.trim().toLowerCase();
  const host = hostOf(typed);
  const hosts = ({ origins }: SiteState) =>
    origins.map((origin) => hostOf(origin.replace(/\/\*$/, "").replace("*://", "https://")));
  const site = sites.find((one) => one.name.toLowerCase() === text || hosts(one).includes(host));
  return site && site.origins.length > 0
    ? hosts(site)
    : [host].filter((one) => one.includes(".") || one.includes(":") || one === "localhost");
}

async function fitting(
  list: NeverKept,
  rows: readonly Conversation[],
  firstTexts: NeverMeans["firstTexts"],
  abort: AbortSignal,
): Promise<string[]> {
  const says = wordFinder(list);
  const found: string[] = [];
  for (const [at, row] of rows.entries()) {
    abort.throwIfAborted();
    const isFound =
      isOnHost(list, row.url) || isInFolder(list, row.folder) || says(row.title) || says(row.ownTitle ?? "");
    if (isFound || (list.words.length > 0 && (await firstTexts(row.id)).some(says))) found.push(row.id);
    if (at % 100 === 99) await breathe();
  }
  return found;
}

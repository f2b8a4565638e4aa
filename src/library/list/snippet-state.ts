import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ContextHit } from "../../archive/search/hits-in-context.ts";
import { codeOf } from "../../ui/error-text.ts";
import type { LibraryData } from "../data.ts";
import type { Found } from "../search-state.ts";

/** Where the words of the search stand in the texts of the chats that are drawn. Read one chat after another, the last wanted first. */
export interface SnippetState {
  /** `undefined` while it is not known, or where only the title has the words. */
  of(chat: string): ContextHit | undefined;
  /** Has it read, unless it is known. */
  want(chat: string): void;
}

/** So many are waited for: what was scrolled past long ago need not be read. */
const mostWanted = 40;

export function createSnippets(data: Pick<LibraryData, "context">, found: ReadonlySignal<Found>): SnippetState {
  const known = signal<ReadonlyMap<string, ContextHit | undefined>>(new Map());
  let wanted: string[] = [];
  let isReading = false;
  let query = "";
  effect(() => {
    if (found.value.query === query) return;
    query = found.value.query;
    wanted = [];
    known.value = new Map();
  });

  const read = async () => {
    isReading = true;
    for (let chat = wanted.pop(); chat !== undefined; chat = wanted.pop()) {
      const asked = query;
      // That one cannot be read is told where it is opened.
      const context = await data.context(chat, asked).catch((error: unknown) => void codeOf(error));
      // The title stands in the list already.
      const hit = context?.hits.find(({ where }) => where.kind !== "title");
      if (asked === query) known.value = new Map(known.peek()).set(chat, hit);
    }
    isReading = false;
  };

  return {
    of: (chat) => known.value.get(chat),
    want(chat) {
      if (found.peek().words.length === 0 || known.peek().has(chat) || wanted.includes(chat)) return;
      wanted = [...wanted, chat].slice(-mostWanted);
      if (!isReading) void read();
    },
  };
}

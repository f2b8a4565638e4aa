import type { Conversation } from "../../conversation/model.ts";
import type { Broadcasts } from "../../messages/contract.ts";
import { CodedError, type ErrorCode } from "../../messages/errors.ts";
import type { Data } from "../data/data.ts";

/** A background and an archive that answer as a test tells them. */
export interface FakeData extends Data {
  /** By name of the message: a value, or a function of the ask. */
  answers: Record<string, unknown>;
  asked: { name: string; ask: unknown }[];
  rows: Conversation[];
  /** Waits for every search, to be answered by the test. */
  searches: { query: string; signal: AbortSignal; onHits(ids: string[]): void; end(): void }[];
  changed: Broadcasts["changed"];
}

export function fakeData(rows: Conversation[] = []): FakeData {
  const data: FakeData = {
    answers: {},
    asked: [],
    rows,
    searches: [],
    changed: () => {},
    ask: (async (name: string, ask: unknown) => {
      data.asked.push({ name, ask });
      const answer = data.answers[name];
      return typeof answer === "function" ? answer(ask) : answer;
    }) as Data["ask"],
    onChanged(callback) {
      data.changed = callback;
    },
    newest: async (limit) => data.rows.slice(0, limit),
    all: async () => [...data.rows],
    some: async (ids) => data.rows.filter(({ id }) => ids.includes(id)),
    search: (query, signal, onHits) =>
      new Promise((end) => {
        data.searches.push({ query, signal, onHits, end });
      }),
  };
  return data;
}

/** An answer that is an error. */
export function failing(code: ErrorCode): () => never {
  return () => {
    throw new CodedError(code);
  };
}

/** A list row of which only id and title matter. */
export function row(id: string, title = id): Conversation {
  const at = "2026-11-20T12:00:00.000Z";
  return {
    id,
    site: "chatgpt",
    url: `https://chatgpt.com/c/${id}`,
    title,
    titleFrom: "page",
    updated: { at, from: "capture" },
    firstCaptured: at,
    lastCaptured: at,
    tags: [],
    starred: false,
    coverage: { state: "unknown", held: 2, gaps: [], unreadImages: 0 },
    messageCount: 2,
  };
}

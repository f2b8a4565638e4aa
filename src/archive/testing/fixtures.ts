import type { Part, PathStep } from "../../conversation/model.ts";

/** The records of one released version of the database, as it wrote them, and what reading them must give for ever. */
export interface Fixture {
  version: number;
  records: Record<string, unknown[]>;
  titles: string[];
  conversation: string;
  path: PathStep[];
  parts: Part[];
}

const question: Part = { kind: "text", format: "plain", text: "What is 6 × 7?" };
const answer: Part = { kind: "text", format: "markdown", text: "**42**" };
const at = Date.parse("2026-11-21T10:00:00.000Z");

const version1: Fixture = {
  version: 1,
  records: {
    conversations: [
      {
        id: "chatgpt:6f1d",
        site: "chatgpt",
        url: "https://chatgpt.com/c/6f1d",
        title: "A sum",
        titleFrom: "page",
        updated: { at: "2026-11-21T10:00:00.000Z", from: "capture" },
        firstCaptured: "2026-11-21T10:00:00.000Z",
        lastCaptured: "2026-11-21T10:00:00.000Z",
        tags: [],
        starred: false,
        coverage: {
          state: "partial",
          held: 2,
          gaps: [{ after: "m2", reason: "stalled" }],
          unreadImages: 0,
        },
        messageCount: 2,
        rev: 0.5,
        outline: `{"head":{"url":{"value":"https://chatgpt.com/c/6f1d","at":${at}},"title":{"value":"A sum","at":${at}},"first":${at},"last":${at}}}`,
      },
    ],
    outlines: [
      {
        conversation: "chatgpt:6f1d",
        page: -1,
        hints: [{ before: 1, after: null, reason: "stalled", at }],
      },
      {
        conversation: "chatgpt:6f1d",
        page: 0,
        slots: {
          times: Float64Array.of(at),
          ids: "m1\u001et1\u001fm2",
          hashes: "00000000000000010000000000000002" + "00000000000000030000000000000004",
          numbers: Uint32Array.of(3, 0, 0, 15, 1, 1, 1, 1, 1, 0, 6, 0, 0, 7, 1, 1, 1, 1, 1, 0),
          edges: Uint32Array.of(0, 0, 0, 1, 1, 0),
          rare: [[1, { ranks: [1, 0] }]],
        },
      },
    ],
    chunks: [
      {
        conversation: "chatgpt:6f1d",
        chunk: 0,
        messages: [
          {
            role: "user",
            origin: "page",
            bodies: [{ parts: [question], hash: "0000000000000001", at, read: at, finished: true }],
            rest: [],
          },
          {
            role: "assistant",
            model: "gpt-5",
            origin: "page",
            bodies: [{ parts: [answer], hash: "0000000000000003", at, read: at, finished: true }],
            rest: [],
          },
        ],
      },
    ],
  },
  titles: ["A sum"],
  conversation: "chatgpt:6f1d",
  path: [{ message: "m1" }, { message: "t1" }, { gap: { after: "t1", reason: "stalled" } }],
  parts: [question, answer],
};

/** With a note that the search index has not taken the conversation in. */
const version2: Fixture = {
  ...version1,
  version: 2,
  records: {
    ...version1.records,
    unindexed: [{ id: "chatgpt:6f1d", mark: 0.25 }],
  },
};

/** With an import that brought the conversation and can be undone. */
const version3: Fixture = {
  ...version2,
  version: 3,
  records: {
    ...version2.records,
    conversations: (version2.records.conversations ?? []).map((row) => ({
      ...(row as object),
      imported: { prints: ["0f3a"], slots: 2, runs: ["run-1"], made: "run-1" },
    })),
    importRuns: [
      {
        id: "run-1",
        startedAt: "2026-11-21T10:00:00.000Z",
        endedAt: "2026-11-21T10:01:00.000Z",
        state: "done",
        names: ["export.zip"],
        cursor: { items: 1 },
        data: { chosen: null },
        counts: { new: 1 },
        added: 2,
        problems: {},
      },
    ],
    importJournal: [
      {
        id: "chatgpt:6f1d",
        run: "run-1",
        after: { tags: ["sums"], folder: null, starred: false, ownTitle: null, note: null, deletedAt: null },
        assets: [],
      },
    ],
  },
};

export const fixtures: readonly Fixture[] = [version1, version2, version3];

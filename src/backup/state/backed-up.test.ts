import { expect, test } from "vitest";
import { newIdentity } from "../signing.ts";
import { backedUpIn } from "./backed-up.ts";
import type { KeptManifest, PlaceRecord, StoredSegment } from "./records.ts";
import type { BackupStore } from "./store.ts";

const identity = await newIdentity();
const manifest = (counter: number, segments: string[]): KeptManifest => ({
  counter,
  name: `manifest-${counter}.json`,
  size: 1,
  sha256: "",
  at: "2026-11-22T12:00:00.000Z",
  segments,
  conversations: 1,
  bytes: 1,
  told: "",
});
const record = (place: string, manifests: KeptManifest[]): PlaceRecord => ({
  place,
  ...identity,
  counter: 1,
  manifests,
});
const segment = (place: string, name: string, held: [string, number][]): StoredSegment => ({
  place,
  name,
  counter: 1,
  n: 1,
  size: 1,
  sha256: "",
  sealedTo: "",
  conversations: held.map(([id, rev]) => ({ id, rev, bytes: 1, assets: [] })),
  assets: [],
});

function knowing(records: PlaceRecord[], segments: StoredSegment[]) {
  const store: BackupStore = {
    read: async (place) => records.find((one) => one.place === place),
    segments: async (place) => segments.filter((one) => one.place === place),
    commit: async () => undefined,
    forget: async () => undefined,
  };
  return backedUpIn(async () => records.map(({ place }) => place), store);
}

const asked = [
  { id: "a", rev: 0.1 },
  { id: "b", rev: 0.2 },
  { id: "c", rev: 0.3 },
];

test("only what the last verified manifest has, as it is now", async () => {
  const segments = [
    segment("p", "old", [["c", 0.3]]),
    segment("p", "live", [
      ["a", 0.1],
      ["b", 0.9],
    ]),
    segment("p", "unverified", [["b", 0.2]]),
  ];
  const backedUp = knowing([record("p", [manifest(1, ["old"]), manifest(2, ["live"])])], segments);
  expect([...(await backedUp(asked))]).toEqual(["a"]);
});

test("one place of several is enough; a place without a verified manifest, and none at all, are not", async () => {
  const segments = [segment("p", "s", [["a", 0.1]]), segment("q", "s", [["b", 0.2]]), segment("r", "s", [["c", 0.3]])];
  const records = [record("p", [manifest(1, ["s"])]), record("q", [manifest(1, ["s"])]), record("r", [])];
  expect([...(await knowing(records, segments)(asked))].sort()).toEqual(["a", "b"]);
  expect([...(await knowing([], segments)(asked))]).toEqual([]);
});

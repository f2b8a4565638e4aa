import { expect, test } from "vitest";
import { heldDamaged } from "../../../archive/import/held-damaged.ts";
import type { FoundRow, Told } from "../protocol.ts";
import { lookThrough } from "./look-through.ts";
import { madeUpSource } from "./testing/made-up-source.ts";

/** More than is judged at once. */
const several = 120;

test("judges what is not known to be there, and lists all of it in the order of the file", async () => {
  const judged: string[] = [];
  const rows: FoundRow[] = [];
  // Fifty known ones in a row are a batch of which nothing is asked.
  const isKnown = (at: number) => at < 50 || at % 3 === 0;
  const places = Array.from({ length: several }, (_, at) => at);
  const findings = await lookThrough({
    source: madeUpSource(several),
    signal: new AbortController().signal,
    say: (told: Told) => void (told.told === "rows" && rows.push(...told.rows)),
    known: new Set(places.filter(isKnown).map((at) => `print ${at}`)),
    async judge(batch) {
      expect(batch.length).toBeGreaterThan(0);
      return batch.map((incoming) => {
        const id = incoming.kind === "imported" ? incoming.id : "";
        judged.push(id);
        return { verdict: id.endsWith("1") ? "fuller" : "new" };
      });
    },
  });
  expect(judged).toEqual(places.filter((at) => !isKnown(at)).map((at) => `s:${at}`));
  expect(rows.map(({ id }) => Number(id))).toEqual(places);
  expect(rows.map(({ verdict }) => verdict)).toEqual(
    places.map((at) => (isKnown(at) ? "same" : `${at}`.endsWith("1") ? "fuller" : "new")),
  );
  expect(findings.counts.same).toBe(places.filter(isKnown).length);
  expect(findings.items).toBe(several);
});

test("says of one that the archive has and cannot open that it is that, not the file", async () => {
  const findings = await lookThrough({
    source: madeUpSource(3),
    signal: new AbortController().signal,
    say: () => undefined,
    known: new Set(),
    judge: async (batch) =>
      batch.map((_, at) => (at === 1 ? { verdict: "failed", reason: heldDamaged } : { verdict: "new" })),
  });
  expect(findings.broken).toEqual([{ problem: "held-damaged", detail: "", count: 1 }]);
  expect(findings.counts.new).toBe(2);
});

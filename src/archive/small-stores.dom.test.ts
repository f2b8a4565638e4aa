import { describe, expect, test } from "vitest";
import { listJobs, putJob, readJob, removeJob } from "./jobs.ts";
import { getMeta, setMeta } from "./meta.ts";
import { dropTransfer, stagePart } from "./staging.ts";
import { freshArchive } from "./testing/fresh.ts";

describe("parts of a transfer", () => {
  const part = (number: number, transfer = "t") => ({
    transfer,
    part: number,
    parts: 3,
    data: `<${transfer}${number}>`,
  });

  test("come together in order, however they arrive and how often", async () => {
    const archive = await freshArchive();
    expect(await stagePart(archive, part(2))).toBeUndefined();
    expect(await stagePart(archive, part(2))).toBeUndefined();
    expect(await stagePart(archive, part(0, "other"))).toBeUndefined();
    expect(await stagePart(archive, part(0))).toBeUndefined();
    const whole = ["<t0>", "<t1>", "<t2>"];
    expect(await stagePart(archive, part(1))).toEqual(whole);
    expect(await stagePart(archive, part(0))).toEqual(whole);
  });

  test("of many transfers at the same time do not mix", async () => {
    const archive = await freshArchive();
    const all = ["a", "b", "c", "d"].flatMap((transfer) => [0, 1, 2].map((number) => part(number, transfer)));
    const results = await Promise.all(all.map((one) => stagePart(archive, one)));
    expect(results.filter((result) => result !== undefined)).toEqual(
      ["a", "b", "c", "d"].map((transfer) => [0, 1, 2].map((number) => `<${transfer}${number}>`)),
    );
  });

  test("go when they are dealt with, and others' after a day", async () => {
    const archive = await freshArchive();
    for (const one of [part(0), part(0, "recent"), part(0, "stale")]) await stagePart(archive, one);
    const stale = await archive.db.get("staging", ["stale", 0]);
    if (stale) await archive.db.put("staging", { ...stale, at: Date.now() - 25 * 60 * 60 * 1000 });
    await dropTransfer(archive, "t");
    expect(await archive.db.getAllKeys("staging")).toEqual([["recent", 0]]);
  });
});

test("jobs are kept, listed and removed", async () => {
  const archive = await freshArchive();
  await putJob(archive, { id: "a", done: 1 });
  await putJob(archive, { id: "b", done: 0 });
  await putJob(archive, { id: "a", done: 2 });
  expect(await readJob(archive, "a")).toEqual({ id: "a", done: 2 });
  expect((await listJobs(archive)).map(({ id }) => id)).toEqual(["a", "b"]);
  await removeJob(archive, "a");
  expect(await readJob(archive, "a")).toBeUndefined();
});

test("small values are kept", async () => {
  const archive = await freshArchive();
  expect(await getMeta(archive, "key")).toBeUndefined();
  await setMeta(archive, "key", { nested: [1, 2] });
  expect(await getMeta(archive, "key")).toEqual({ nested: [1, 2] });
});

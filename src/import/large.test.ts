import { mkdirSync, openAsBlob, rmSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { openContainer } from "./container/open.ts";
import { detect } from "./detect.ts";
import type { ImportFormat } from "./format.ts";
import { jsonItems } from "./json/items.ts";
import { writeLargeZip } from "./testing/large-zip.ts";

const isLong = Boolean(process.env.CONVOKEEP_LONG);
const share = isLong ? 1 : 1 / 20;
const jsonBytes = share * 2 ** 30;
const zipBytes = share * 2 ** 31;
/** Bytes that reading may take: in the usual run less than the file, in the long one a fifth of it. Measured: 17 and 109 MB. */
const allowed = (isLong ? 200 : 48) * 2 ** 20;

let messages = 0;
const format: ImportFormat = {
  id: "counted",
  name: "Counted",
  version: 1,
  recognises: ({ values }) => values.some((value) => Object.hasOwn(Object(value), "mapping")),
  read: (members, context) =>
    jsonItems(members, context, {
      format,
      read(value) {
        messages += Object.keys((value as { mapping: object }).mapping).length;
        return null;
      },
    }),
};

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const held = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
/** When garbage is collected is the engine's choice: what is above the limit is measured without it. */
const inUse = (limit: number) => {
  if (held() > limit) collect();
  return held();
};

test(
  `a ZIP of ${(zipBytes / 2 ** 20).toFixed(0)} MB with a conversations.json of ${(jsonBytes / 2 ** 20).toFixed(0)} MB is read in bounded memory`,
  async () => {
    mkdirSync("out", { recursive: true });
    const path = `out/large-${process.pid}.zip`;
    try {
      collect();
      const before = held();
      const residentBefore = process.memoryUsage().rss;
      const conversations = await writeLargeZip(path, 20261122, jsonBytes, zipBytes);
      const started = performance.now();
      let peak = 0;
      let resident = 0;
      const file = Object.assign(await openAsBlob(path), { name: "export.zip" });
      const container = await openContainer([file]);
      const { claims, problems } = await detect(container, [format]);
      const opened = performance.now();
      const { signal } = new AbortController();
      const [claim] = claims;
      let items = 0;
      for await (const item of format.read(claim?.members ?? [], { container, signal })) {
        item.read();
        if (items++ % 20 !== 0) continue;
        peak = Math.max(peak, inUse(before + allowed) - before);
        resident = Math.max(resident, process.memoryUsage().rss - residentBefore);
      }
      const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
      console.log(
        `${items} conversations, ${messages} nodes: opened in ${(opened - started).toFixed(0)} ms, read in ${((performance.now() - opened) / 1000).toFixed(1)} s, ${mb(peak)} in use at most, ${mb(resident)} resident`,
      );
      expect(problems).toEqual([]);
      expect(items).toBe(conversations);
      expect(container.members.length).toBeGreaterThan(zipBytes / 2 ** 22);
      expect(peak).toBeLessThan(allowed);
    } finally {
      rmSync(path, { force: true });
    }
  },
  isLong ? 30 * 60_000 : 180_000,
);

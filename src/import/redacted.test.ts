import JSZip from "jszip";
import { expect, test } from "vitest";
import { buildExport } from "../export/build.ts";
import { type ExportChoice, parseExportOptions } from "../export/options.ts";
import { sourceOf, testRun } from "../export/testing/build-text.ts";
import { sampleThread } from "../export/testing/sample-thread.ts";
import { privateKinds } from "../redact/kinds.ts";
import { detect } from "./detect.ts";
import { formats } from "./formats.ts";
import { containerOf } from "./testing/container-of.ts";

const redact = { kinds: [...privateKinds], words: [], keep: [] };

async function filesOf(choice: ExportChoice): Promise<Record<string, Uint8Array>> {
  const { name, blob } = await buildExport(sourceOf([sampleThread()]), parseExportOptions(choice), testRun);
  if (!name.endsWith(".zip")) return { [name]: new Uint8Array(await blob.arrayBuffer()) };
  const zip = await JSZip.loadAsync(await blob.arrayBuffer());
  const entries = Object.values(zip.files).map(async (file) => [file.name, await file.async("uint8array")] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** What becomes of each chat of an export: taken in, or the problem. */
async function outcomes(choice: ExportChoice): Promise<string[]> {
  const container = containerOf(await filesOf(choice));
  const { signal } = new AbortController();
  const found: string[] = [];
  for (const { format, members } of (await detect(container, formats, signal)).claims) {
    for await (const item of format.read(members, { container, signal })) {
      try {
        if ((await item.read()) !== null) found.push("taken");
      } catch (error) {
        found.push(Reflect.get(error as object, "problem"));
      }
    }
  }
  return found;
}

test.each<ExportChoice>([
  { format: "zip" },
  { format: "json" },
  { format: "jsonl" },
  { format: "jsonl", lines: "message" },
  { format: "chatgpt" },
  { format: "openwebui" },
  { format: "markdown" },
])("%j with what is private hidden is not taken in, the same without is", async (choice) => {
  expect(await outcomes(choice)).toEqual(["taken"]);
  expect(await outcomes({ ...choice, redact })).toEqual(["redacted"]);
});

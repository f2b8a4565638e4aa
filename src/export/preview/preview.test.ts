import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { buildExport } from "../build.ts";
import { exportFormats, parseExportOptions, presetNames } from "../options.ts";
import { presetOptions } from "../presets/presets.ts";
import { sourceOf, testRun } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";
import { previewExport } from "./preview.ts";

const two = [richThread(), sampleThread(undefined, { id: "claude:2", title: "My plan" })];
const choices = [
  ...exportFormats.map((format) => parseExportOptions({ format })),
  ...presetNames.map(presetOptions),
  parseExportOptions({ format: "markdown", fileName: "{site}/{date} {title}" }),
  parseExportOptions({ format: "zip", index: true, fileName: "{folder}/{title}" }),
  parseExportOptions({ format: "text", markdown: { files: "one" } }),
];

describe.each(choices)("a preview of $format $preset", (options) => {
  test.each([[two], [two.slice(0, 1)]])("has the names, sizes and beginning of the export", async (threads) => {
    const preview = previewExport(threads, options, testRun, { characters: 500 });
    const built = await buildExport(sourceOf(threads), options, testRun);
    expect(preview.fileName).toBe(built.name);
    if (!built.name.endsWith(".zip")) {
      expect(preview.files.map(({ name }) => name)).toEqual([built.name]);
      expect((await built.blob.text()).startsWith(preview.beginning.text)).toBe(true);
      expect(Math.abs((preview.files[0]?.bytes ?? 0) - built.blob.size)).toBeLessThan(30);
      return;
    }
    const zip = await JSZip.loadAsync(await built.blob.arrayBuffer());
    for (const { name, bytes } of preview.files) {
      expect((await zip.file(name)?.async("uint8array"))?.length).toBe(bytes);
    }
    expect((await zip.file(preview.beginning.name)?.async("string"))?.startsWith(preview.beginning.text)).toBe(true);
    const beside = Object.keys(zip.files).filter((name) => /^(?:assets|attachments)\//.test(name));
    expect(beside.length).toBe(preview.assets.count);
  });
});

test("writes no more than the first few, and is near enough for the others", async () => {
  const threads = Array.from({ length: 200 }, (_, at) => {
    const text = `Word ${at} `.repeat(200 + ((at * 37) % 100));
    return sampleThread([sampleMessage("m1", "assistant", [{ kind: "text", format: "markdown", text }])], {
      id: `claude:${at}`,
    });
  });
  const options = parseExportOptions({ format: "jsonl" });
  const preview = previewExport(threads, options, testRun, { exact: 5 });
  const built = await buildExport(sourceOf(threads), options, testRun);
  expect(preview.files[0]?.isEstimated).toBe(true);
  expect(Math.abs((preview.files[0]?.bytes ?? 0) / built.blob.size - 1)).toBeLessThan(0.1);
});

describe.each((["markdown", "html", "text"] as const).map((format) => parseExportOptions({ format })))(
  "of a long chat as $format",
  (options) => {
    const long = (count: number) =>
      sampleThread(
        Array.from({ length: count }, (_, at) => {
          const text = `Word ${at} and *another* with `.repeat(8 + (at % 5));
          const parent = at === 0 ? null : `m${at - 1}`;
          return sampleMessage(`m${at}`, at % 2 ? "assistant" : "user", [{ kind: "text", format: "markdown", text }], {
            parent,
          });
        }),
      );

    test("a preview writes the beginning only, is near enough about the size, and begins as the whole does", async () => {
      const thread = withBranch(long(600));
      let read = 0;
      const counted = { ...thread, messages: thread.messages.map((message) => counting(message, () => (read += 1))) };
      const preview = previewExport([counted], options, testRun);
      const built = await buildExport(sourceOf([thread]), options, testRun);
      expect(preview.files[0]?.isEstimated).toBe(true);
      // Each is counted, some are written.
      expect(read).toBeLessThan(600 * 4);
      const whole = await built.blob.text();
      expect(whole.startsWith(preview.beginning.text)).toBe(true);
      expect(preview.beginning.text.length).toBe(4_000);
      expect(Math.abs((preview.files[0]?.bytes ?? 0) / whole.length - 1)).toBeLessThan(0.15);
    });
  },
);

/** With other answers than the third and the last one. */
function withBranch(thread: ReturnType<typeof sampleThread>): typeof thread {
  const others = [3, 599].map((at) =>
    sampleMessage(`other-${at}`, "assistant", [{ kind: "text", format: "plain", text: "Another answer" }], {
      parent: `m${at - 1}`,
    }),
  );
  return { ...thread, messages: [...thread.messages, ...others] };
}

/** Tells whenever somebody looks at what the message says. */
function counting(message: ReturnType<typeof sampleMessage>, look: () => void) {
  const { parts } = message;
  return Object.defineProperty({ ...message }, "parts", {
    enumerable: true,
    get() {
      look();
      return parts;
    },
  });
}

test("cuts the beginning between characters", () => {
  const thread = sampleThread([
    sampleMessage("m1", "user", [{ kind: "text", format: "plain", text: "\u{1F600}".repeat(50) }]),
  ]);
  for (const characters of [300, 301, 302, 303]) {
    const { beginning } = previewExport([thread], parseExportOptions({ format: "markdown" }), testRun, { characters });
    expect(beginning.text).not.toMatch(/[\uD800-\uDBFF]$/);
  }
});

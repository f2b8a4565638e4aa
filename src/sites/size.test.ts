import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import {
  buildPageScript,
  coreEntry,
  guessDialogEntry,
  guessEntry,
  siteEntry,
  siteScriptIds,
} from "../../scripts/page-scripts.mjs";
import { siteFacts } from "./facts.ts";

/** What may go into one page: the core and one site's script, bytes after gzip. */
const limit = 40 * 1024;
const packed = async (entry: string) => gzipSync(await buildPageScript(entry), { level: 9 }).length;

test.each(siteScriptIds(siteFacts))("the core and the script of %s are under 40 KB together", async (id) => {
  const size = (await packed(coreEntry)) + (await packed(siteEntry(id)));
  console.info(`${id}: ${(size / 1024).toFixed(1)} KB`);
  expect(size).toBeLessThan(limit);
});

test("the core and the reader that guesses are under 40 KB together; its dialog, which comes when it is asked for, is small", async () => {
  const size = (await packed(coreEntry)) + (await packed(guessEntry));
  const dialog = await packed(guessDialogEntry);
  console.info(`guess: ${(size / 1024).toFixed(1)} KB, dialog ${(dialog / 1024).toFixed(1)} KB`);
  expect(size).toBeLessThan(limit);
  expect(dialog).toBeLessThan(10 * 1024);
});

// What the lock costs: the same archive before and after it was turned on, in one browser.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../bundle.mjs";
import { openPage } from "../open-page.mjs";

const conversations = Number(process.env.CONVOKEEP_BENCH_CHATS ?? 10_000);
const rounds = 3;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/** Everything that is measured both ways; each round begins with nothing in memory. */
async function measure({ call, fresh }) {
  const found = { key: [], opened: [], first: [], list: [], cold: [], read: [], capture: [] };
  const sorts = await call("sorts", conversations);
  const query = (await call("queriesOf", sorts[0], conversations))[0];
  for (let round = 0; round < rounds; round++) {
    for (const what of ["first", "list", "cold", "read"]) {
      await fresh();
      const { key, opened } = await call("open");
      if (what === "first") {
        found.key.push(key);
        found.opened.push(opened);
      }
      found[what].push(await call(what, what === "cold" ? query : 17 + round));
    }
  }
  for (let at = 0; at < 21; at++) found.capture.push(await call("capture", at * 13, at));
  await call("index");
  const warm = {};
  for (const sort of sorts) warm[sort] = median(await call("warm", sort, conversations));
  return { ...Object.fromEntries(Object.entries(found).map(([name, values]) => [name, median(values)])), warm };
}

export default {
  async run() {
    const profile = await mkdtemp(join(tmpdir(), "convokeep-bench-lock-"));
    const page = await openPage(profile, await bundle(import.meta.dirname, "bench"));
    await page.call("fill", conversations);
    const off = await measure(page);
    const sealing = await page.call("seal");
    const on = await measure(page);
    await page.close();
    await rm(profile, { recursive: true, force: true });
    const row = (name, before, after) => [name, ms(before), ms(after), `${(after / before).toFixed(2)} ×`];
    const rows = [
      ["the passphrase becomes the key", "", ms(on.key), ""],
      row("the archive is opened", off.opened, on.opened),
      row("the 50 newest chats are listed", off.first, on.first),
      row("all chats are listed", off.list, on.list),
      row("a chat of 20 messages is read", off.read, on.read),
      row("a new message is stored", off.capture, on.capture),
      row("the first search, nothing in memory", off.cold, on.cold),
      ...Object.keys(off.warm).map((sort) => row(`search: ${sort}`, off.warm[sort], on.warm[sort])),
    ];
    return {
      title: `The lock, with ${conversations.toLocaleString("en")} conversations`,
      columns: ["", "lock off", "lock on", "ratio"],
      rows,
      notes: [
        `20 messages of about 475 characters each, in Chromium; medians. Turning the lock on took ${(sealing / 1000).toFixed(1)} s, with the window free to do other things.`,
        "Aim: searching takes at most twice as long once the archive is unlocked.",
      ],
    };
  },
};

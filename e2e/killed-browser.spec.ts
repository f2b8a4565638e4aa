import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type ChromiumWithExtension, chromiumWithExtension } from "./harness/chromium.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { killBrowser } from "./harness/kill-browser.ts";
import { sized } from "./harness/long.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { damage } from "./harness/storm.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { random } from "./sites/random.ts";

const rounds = sized(10, 2);
const perRound = 20;

async function tabOf(ext: ChromiumWithExtension): Promise<number> {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  return ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
}

test("what was acknowledged is there after the browser was killed, whole; the rest can be sent again", async () => {
  const seed = 21;
  const chance = random(seed);
  const profile = await mkdtemp(join(tmpdir(), "convokeep-profile-"));
  const acknowledged = new Set<number>();
  for (let round = 0; round < rounds; round++) {
    const ext = await chromiumWithExtension("chrome-granted", profile);
    const tab = await tabOf(ext);
    const inside = await ext.insidePage();
    const sending = (async () => {
      for (let number = round * perRound; number < (round + 1) * perRound; number++) {
        const order = { seed, numbers: [number], retry: true };
        const { error } = await sendFromTab((script) => inside.evaluate(script), tab, order);
        if (error) throw new Error(error);
        acknowledged.add(number);
      }
    })().catch((error: unknown) => String(error));
    await new Promise((resolve) => setTimeout(resolve, chance.int(300, 1500)));
    await killBrowser(ext);
    await sending;
  }
  const ext = await chromiumWithExtension("chrome-granted", profile);
  const after = await damage(ext.archive, seed, rounds * perRound);
  const missing = after.lost.filter((number) => acknowledged.has(number));
  console.log(
    `seed ${seed}: ${rounds} kills, ${acknowledged.size} acknowledged, ${after.held} held, ${missing.length} missing, ${after.torn.length} torn`,
  );
  expect(missing).toEqual([]);
  expect(after.torn).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(0);
  const numbers = Array.from({ length: rounds * perRound }, (_, number) => number);
  const inside = await ext.insidePage();
  const order = { seed, numbers, retry: true };
  expect(await sendFromTab((script) => inside.evaluate(script), await tabOf(ext), order)).not.toHaveProperty("error");
  expect(await damage(ext.archive, seed, rounds * perRound)).toMatchObject({ lost: [], duplicated: [], torn: [] });
  await ext.close();
  await removeFolder(profile);
});

import { expect, test } from "@playwright/test";
import { type FirefoxWithExtension, firefoxWithExtension } from "./harness/firefox.ts";
import { countStarts, grantChatgpt } from "./harness/firefox-acts.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { sized } from "./harness/long.ts";
import { damage, dealt } from "./harness/storm.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

const count = sized(1000, 50);
const senders = 2;
/** After so many milliseconds without an event Firefox ends the background page; its own value is 30,000. */
const backgroundTimeout = 50;
/** Between two sends of a tab, in ms: long enough for the event page to end again and again. */
const longestPause = 800;

/** Sends all conversations from all tabs; returns how often the event page was started. */
async function storm(firefox: FirefoxWithExtension, seed: number): Promise<number> {
  await grantChatgpt(firefox);
  const double = chatgptDouble({ layout: "classic", conversations: [] });
  const tabs: number[] = [];
  for (let tab = 0; tab < senders; tab++) {
    const url = `https://chatgpt.com/?tab=${tab}`;
    await firefox.open(double, url);
    tabs.push(await firefox.tabId(url));
  }
  const starts = await countStarts(firefox);
  await Promise.all(
    dealt(count, senders).map((numbers, at) =>
      sendFromTab(firefox.evaluate, tabs[at] ?? 0, { seed, numbers, retry: true, pause: longestPause }),
    ),
  );
  return starts();
}

test("Firefox: nothing is lost, doubled or torn while the event page ends after every 50 ms", async () => {
  const firefox = await firefoxWithExtension({ backgroundTimeout });
  try {
    const started = Date.now();
    const starts = await storm(firefox, 5);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const { held, lost, duplicated, torn } = await damage(firefox.archive, 5, count);
    console.log(
      `Firefox, seed 5: ${held} of ${count} held in ${seconds} s and ${starts} lives of the event page: ${lost.length} lost, ${duplicated.length} duplicated, ${torn.length} torn`,
    );
    expect({ lost, duplicated, torn }).toEqual({ lost: [], duplicated: [], torn: [] });
    expect(starts, "it did end").toBeGreaterThanOrEqual(count / 20);
  } finally {
    await firefox.close();
  }
});

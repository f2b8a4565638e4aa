import { expect, test } from "./harness/chromium.ts";
import { sized } from "./harness/long.ts";
import { compareThread } from "./harness/oracle.ts";
import { heldMessages, heldThread } from "./harness/site-acts.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";
import { copilot } from "./sites/copilot/double.ts";
import { deepseek } from "./sites/deepseek/double.ts";
import { gemini } from "./sites/gemini/double.ts";
import type { Double } from "./sites/kit/double.ts";
import type { SiteSetup } from "./sites/kit/site-double.ts";
import { random } from "./sites/random.ts";

test.use({ build: "chrome-granted" });

const seed = Number(process.env.CONVOKEEP_SEED ?? 900);
const switches = sized(200, 12);
const messages = 4;

const makers = [
  (setup: Pick<SiteSetup, "conversations" | "behaviour">) => chatgptDouble({ layout: "classic", ...setup }),
  (setup: SiteSetup) => gemini(setup),
  (setup: SiteSetup) => deepseek(setup),
  (setup: SiteSetup) => copilot(setup),
];
const doubles = makers.map((make, site) => {
  const chats = [1, 2].map((more) =>
    conversation({ seed: seed + 10 * site + more, messages, blocks: 2, plain: true, title: `Chat ${site} ${more}` }),
  );
  return { chats, double: make({ conversations: chats, behaviour: { latency: 60 } }) };
});
const places = doubles.flatMap(({ chats, double }) => chats.map((chat) => ({ chat, double })));

/** Sites whose chats hold text only ask nothing of other origins. */
function atTheirOrigins(all: typeof doubles): Double {
  const origin = (url: string): string => new URL(url).origin;
  const [first] = all;
  if (!first) throw new Error("no sites");
  return {
    ...first.double,
    reply(request) {
      const asked = all.find(({ chats: [chat], double }) => chat && origin(double.url(chat)) === origin(request.url));
      return (asked ?? first).double.reply(request);
    },
  };
}

test(`one tab that goes from site to site and chat to chat ${switches} times mixes none`, async ({ ext }) => {
  test.slow(switches > 12);
  await ext.serve(atTheirOrigins(doubles));
  for (const { chat, double } of places) ext.traffic.noteOpened(double.url(chat));
  const chance = random(seed);
  const page = await ext.context.newPage();
  await page.setViewportSize({ width: 1100, height: 4000 });
  for (let times = 1; times <= switches; times++) {
    const place = chance.pick(places);
    const isHere = new URL(page.url()).origin === new URL(place.double.url(place.chat)).origin;
    if (isHere) {
      await page.evaluate((title) => {
        const { app } = globalThis.double;
        const chat = app.conversations().find((one) => one.title === title);
        if (chat) app.go(chat);
      }, place.chat.title);
    } else await page.goto(place.double.url(place.chat), { waitUntil: "commit" });
    // From passing through to staying until it is archived; a page just left may not have drawn anything yet.
    await page.waitForTimeout(chance.next() * 600);
    await page.waitForFunction(() => "double" in globalThis);
  }
  for (const { chat, double } of places) {
    await page.goto(double.url(chat));
    await heldMessages(ext, double, chat, messages);
  }
  for (const { chat, double } of places) {
    const thread = await heldThread(ext, double, chat);
    expect(compareThread(thread, chat, double.truth).problems).toEqual([]);
    expect(thread.messages.length, "nothing of another chat").toBe(messages);
  }
  expect((await ext.archive.list()).length).toBe(places.length);
  console.log(
    `seed ${seed}: ${switches} switches between ${places.length} chats of ${doubles.length} sites, none mixed`,
  );
});

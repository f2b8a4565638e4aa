import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import type { Conversation } from "../src/conversation/model.ts";
import { siteFacts } from "../src/sites/facts.ts";
import { type FirefoxWithExtension, firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, typeInto, until } from "./harness/firefox-acts.ts";
import { compareThread } from "./harness/oracle.ts";
import { aistudio } from "./sites/aistudio/double.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { claude } from "./sites/claude/double.ts";
import { conversation } from "./sites/conversations.ts";
import { copilot } from "./sites/copilot/double.ts";
import { deepseek } from "./sites/deepseek/double.ts";
import { gemini } from "./sites/gemini/double.ts";
import { googleAiMode } from "./sites/google-ai-mode/double.ts";
import { grok } from "./sites/grok/double.ts";
import { huggingchat } from "./sites/huggingchat/double.ts";
import { kimi } from "./sites/kimi/double.ts";
import type { Double } from "./sites/kit/double.ts";
import type { SiteSetup } from "./sites/kit/site-double.ts";
import { librechat } from "./sites/librechat/double.ts";
import { lobechat } from "./sites/lobechat/double.ts";
import { lumo } from "./sites/lumo/double.ts";
import { m365Copilot } from "./sites/m365-copilot/double.ts";
import { metaAi } from "./sites/meta-ai/double.ts";
import { mistral } from "./sites/mistral/double.ts";
import { notebooklm } from "./sites/notebooklm/double.ts";
import { openWebui } from "./sites/open-webui/double.ts";
import { perplexity } from "./sites/perplexity/double.ts";
import { poe } from "./sites/poe/double.ts";
import { qwen } from "./sites/qwen/double.ts";
import { random, siteId } from "./sites/random.ts";
import type { SourceConversation } from "./sites/source.ts";
import { zai } from "./sites/zai/double.ts";

const chatgpt = ({ conversations }: SiteSetup): Double => chatgptDouble({ layout: "classic", conversations });

/** Goes on to the next site after a failure. */
const all = expect.configure({ soft: true });

const visited: Record<string, (setup: SiteSetup) => Double> = {
  aistudio,
  chatgpt,
  claude,
  copilot,
  deepseek,
  gemini,
  "google-ai-mode": googleAiMode,
  grok,
  huggingchat,
  kimi,
  librechat,
  lobechat,
  lumo,
  "m365-copilot": m365Copilot,
  "meta-ai": metaAi,
  mistral,
  notebooklm,
  "open-webui": openWebui,
  perplexity,
  poe,
  qwen,
  zai,
};

/** Of these a list longer than the view is saved too: rows that come and go, older ones above, turns that are emptied. */
const saved: Record<string, (setup: SiteSetup) => Double> = { claude, gemini, aistudio };

/** Firefox gives access to a host with all its ports. */
const ownServers = ["http://localhost:3080", "http://127.0.0.1:3000"];

/** How a site shows these was never seen, and its double does not say (NotebookLM, 2026-04). */
const withoutBlocks = new Set(["notebooklm"]);

const answers = [
  "A **short** answer with `code` in it.\n\n```python\ndef tide(hour):\n    return hour % 12\n```\n\nThat is all.",
  "| Name | Metres |\n| --- | --- |\n| spring | 4 |\n| neap | 2 |\n\n- high\n- low\n  - *lower*",
  "With $a^2 + b^2 = c^2$ it is\n\n$$\n\\int_0^1 x\\,dx = \\frac{1}{2}\n$$\n\n1. first\n2. second",
];
const plainAnswers = ["A **short** answer.\n\n- high\n- low", "Another one, *later*.", "1. first\n2. second"];

/** Six messages with code, a table, formulas and lists. */
function chatOf(site: string, seed: number): SourceConversation {
  const chance = random(seed);
  const texts = withoutBlocks.has(site) ? plainAnswers : answers;
  const source = conversation({ seed, messages: 6, plain: true, prompts: "one-line", title: `Tides on ${site}` });
  const messages = source.messages.map((message, at) => {
    const text = message.role === "user" ? message.text : (texts[(at - 1) / 2] ?? "");
    return { ...message, text };
  });
  return { ...source, id: siteId(chance), messages };
}

const known = siteFacts.filter(({ origins }) => origins.length > 0);

async function grantEverything({ inside }: FirefoxWithExtension): Promise<void> {
  let count = 0;
  // One after the other: the list makes room for what it says of each, and a button may move away from under a click.
  const granted = () => until(inside, `document.querySelectorAll(".granted").length === ${count}`, `${count} grants`);
  for (const { name } of known) {
    await clickButton(inside, `Allow ${name}`);
    count++;
    await granted();
  }
  await inside.evaluate("document.querySelector('details.own-server').open = true");
  for (const server of ownServers) {
    await typeInto(inside, "Address", server);
    await clickButton(inside, "Allow");
    count++;
    await granted();
  }
}

/** The row of a site's conversation, by its id or as the only one of its site where the page names none. */
async function rowOf(
  { archive }: FirefoxWithExtension,
  site: string,
  double: Double,
  source: SourceConversation,
): Promise<Conversation | undefined> {
  const wanted = double.truth.conversation(source);
  return (await archive.list()).find(({ id }) => (wanted === null ? id.startsWith(`${site}:`) : id === wanted));
}

/** Opens a chat that is all in view, and waits until it is held as it was written. */
async function visit(firefox: FirefoxWithExtension, site: string, seed: number): Promise<void> {
  const source = chatOf(site, seed);
  const double = visited[site]?.({ conversations: [source], behaviour: { latency: 40 } });
  if (!double) throw new Error(`no double of ${site}`);
  const page = await firefox.open(double, double.url(source), "window");
  const problems = async (): Promise<string[]> => {
    const row = await rowOf(firefox, site, double, source);
    return row ? compareThread(await firefox.archive.thread(row.id), source, double.truth).problems : ["not archived"];
  };
  await all.poll(problems, { message: site, timeout: 60_000, intervals: [200] }).toEqual([]);
  await page.close();
}

/** Two at a time, each in a window of its own: a tab behind another is hardly given any time. */
async function visitAll(firefox: FirefoxWithExtension): Promise<void> {
  const waiting = Object.keys(visited).map((site, at) => ({ site, seed: 700 + at }));
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await visit(firefox, next.site, next.seed);
  };
  await Promise.all([lane(), lane()]);
}

/** What the popup says when a save is over; what it says of the chat before is no result yet. */
async function saveResult(popup: Page): Promise<string> {
  const progress = "!!document.querySelector('.page-panel [role=progressbar]')";
  for (let tries = 0; tries < 40 && !(await popup.evaluate(progress)); tries++)
    await popup.evaluate("new Promise((done) => setTimeout(done, 25))");
  const said = "document.querySelector('[role=status]')?.innerText";
  return String(
    await until(popup, `!${progress} && /complete|partial|unknown/.test(${said}) && ${said}`, "the result"),
  );
}

/** Opens a chat longer than the view and presses Save chat for it. */
async function save(firefox: FirefoxWithExtension, site: string, seed: number): Promise<void> {
  const source = conversation({ seed, messages: 30, plain: true, blocks: 2 });
  const double = saved[site]?.({ conversations: [source], behaviour: { latency: 40, firstPage: 8, olderPage: 8 } });
  if (!double) throw new Error(`no double of ${site}`);
  const page = await firefox.open(double, double.url(source));
  await until(page, "globalThis.double.mounted().length > 0", "the messages");
  await page.setViewport({ width: 1100, height: 800 });
  await firefox.goInside(`src/popup/index.html?tab=${await firefox.tabId(double.url(source))}`);
  // The page must be in front for its messages to be shown.
  await page.bringToFront();
  await clickButton(firefox.inside, "Save chat");
  const said = await saveResult(firefox.inside);
  const row = await rowOf(firefox, site, double, source);
  const thread = row && (await firefox.archive.thread(row.id));
  const { compared, problems } = thread
    ? compareThread(thread, source, double.truth)
    : { compared: 0, problems: ["not archived"] };
  console.log(`Firefox, ${site}: “${said}”, ${compared} messages, ${problems.length} differ`);
  all(problems, site).toEqual([]);
  all(row?.coverage.state, site).toBe(double.truth.whole);
  await page.close();
}

test("Firefox: every site archives itself as it was written, and Save chat reads long lists", async () => {
  test.setTimeout(400_000);
  const firefox = await firefoxWithExtension({ view: { width: 1100, height: 3000 } });
  const started = Date.now();
  const tell = (what: string): void =>
    console.log(`Firefox: ${what} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
  try {
    expect(Object.keys(visited), "no site is left out").toEqual(expect.arrayContaining(known.map(({ id }) => id)));
    await grantEverything(firefox);
    tell("all granted");
    await visitAll(firefox);
    tell(`${Object.keys(visited).length} sites archived`);
    for (const [at, site] of Object.keys(saved).entries()) await save(firefox, site, 750 + at);
    tell("three long chats saved");
  } finally {
    await firefox.close();
  }
});

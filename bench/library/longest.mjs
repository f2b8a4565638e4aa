// The longest task of the page while it works with many conversations.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An export of so many short chats, as ChatGPT writes it. */
function exportOf(count) {
  const chats = Array.from({ length: count }, (_, number) => {
    const id = `6d000000-0000-4000-8000-${`${number}`.padStart(12, "0")}`;
    const at = 1_600_000_000 + number * 3_600;
    const mapping = { [`${id}-root`]: { id: `${id}-root`, message: null, parent: null } };
    for (const [turn, role] of ["user", "assistant"].entries()) {
      const content = { content_type: "text", parts: [`What the ${role} says in chat ${number}`] };
      mapping[`${id}-${turn}`] = {
        id: `${id}-${turn}`,
        message: { id: `${id}-${turn}`, author: { role }, create_time: at + turn, content },
        parent: turn === 0 ? `${id}-root` : `${id}-${turn - 1}`,
        children: [],
      };
    }
    const title = `Chat ${number} about ${["weirs", "locks", "herons"][number % 3]}`;
    return { id, conversation_id: id, title, create_time: at, update_time: at, mapping, current_node: `${id}-1` };
  });
  return JSON.stringify(chats);
}

const rested = (page, ms = 1_500) => page.waitForTimeout(ms);
const orderBy = (name) => async (page) => {
  await page.locator(".list-pane select").first().selectOption(name);
  await rested(page, 500);
};

/** What is done, in turn, on one page; `go` is what leads there and is not measured. */
const acts = [
  [
    "reading all rows again",
    async (page) => {
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await rested(page, 3_000);
    },
  ],
  ["ordering the list by title", orderBy("title")],
  [
    "searching for a word that all have",
    async (page) => {
      await page.getByRole("searchbox").pressSequentially("thing");
      await rested(page, 3_000);
      await page.getByRole("searchbox").fill("");
      await rested(page, 500);
    },
  ],
  [
    "choosing all",
    async (page) => {
      await page.getByRole("checkbox", { name: "Select all" }).click();
      await rested(page, 300);
      await page.getByRole("checkbox", { name: "Select all" }).click();
    },
  ],
  [
    "looking through a file of as many chats",
    async (page, file) => {
      await page.evaluate(() => {
        location.hash = "#/import";
      });
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.locator(".found-row").first().waitFor({ timeout: 300_000 });
    },
  ],
  [
    "searching, choosing and scrolling in what was found",
    async (page) => {
      await page.getByRole("searchbox").pressSequentially("herons");
      await page.getByRole("checkbox", { name: "Select all" }).click();
      await page.getByRole("searchbox").fill("");
      await page.locator(".found-rows").evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
      await rested(page, 300);
    },
  ],
];

/** Processor time of the longest task, in ms: what others of this machine do is not in it. */
async function longest(context, page, act) {
  const session = await context.browser().newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const done = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  const traceConfig = { includedCategories: ["toplevel", "blink.user_timing"], recordMode: "recordAsMuchAsPossible" };
  await session.send("Tracing.start", { traceConfig, transferMode: "ReportEvents" });
  await page.evaluate(() => performance.mark("here"));
  await act();
  await session.send("Tracing.end");
  await done;
  await session.detach();
  const here = events.find(({ name }) => name === "here");
  const tasks = events.filter(({ name, pid, tid }) => /RunTask$/.test(name) && pid === here?.pid && tid === here?.tid);
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1_000));
}

/** What each act takes at most, by its name, in the archive of this browser. */
export async function longestTasks({ context, address }, count) {
  const folder = mkdtempSync(join(tmpdir(), "convokeep-longest-"));
  const file = join(folder, "conversations.json");
  writeFileSync(file, exportOf(count));
  const page = await context.newPage();
  try {
    await page.goto(address);
    await page.locator("[data-ready] li.row").first().waitFor();
    const found = [];
    for (const [name, act] of acts) found.push([name, await longest(context, page, () => act(page, file))]);
    return found;
  } finally {
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

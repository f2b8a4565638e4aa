import { once } from "node:events";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chatJson } from "./harness/chatgpt-export.ts";
import { expect, test } from "./harness/chromium.ts";
import { sized } from "./harness/long.ts";

test.describe.configure({ timeout: sized(3_600_000, 180_000) });
test.use({ build: "chrome", alone: true });

const chats = sized(10_000, 500);
/** Bytes of the file: 1 GB in a long run. */
const size = chats * 100_000;
const most = 500_000_000;

/** Writes a file of one array, chat by chat. */
async function writeLarge(path: string): Promise<void> {
  const file = createWriteStream(path);
  const line = "The level at the weir rose until noon, and fell as the gates were opened one after the other. ";
  for (let place = 0; place < chats; place++) {
    const id = `6e000000-0000-4000-8000-${`${place}`.padStart(12, "0")}`;
    const answer = (turn: number) => `${place}-${turn} ${line.repeat(125)}`;
    const chat = chatJson({ id, title: `Chat ${place}`, at: 1_600_000_000 + place * 3_600, turns: 8, answer });
    const text = `${place === 0 ? "[" : ","}${JSON.stringify(chat)}`;
    if (!file.write(text)) await once(file, "drain");
  }
  file.end("]");
  await once(file, "finish");
}

test(`a file of ${size / 1_000_000} MB is imported with less than ${most / 1_000_000} MB of memory`, async ({
  ext,
}) => {
  test.skip(!existsSync("/proc/self/status"), "the memory of processes is read from /proc");
  const folder = mkdtempSync(join(tmpdir(), "convokeep-memory-"));
  const path = join(folder, "conversations.json");
  await writeLarge(path);
  const page = await ext.open(ext.address("src/library/index.html#/import"));
  await page.locator("html[data-ready]").waitFor();
  const held = async () => {
    const { processInfo } = await ext.session.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    return Math.max(...renderers.map(({ id }) => residentBytes(id)));
  };
  let peak = 0;
  let done = false;
  const watching = (async () => {
    while (!done) {
      peak = Math.max(peak, await held());
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const before = await held();
  const started = Date.now();
  await page.locator('input[type="file"]').setInputFiles(path);
  await page.locator(".import-begin .primary").click({ timeout: sized(1_200_000, 100_000) });
  await expect(page.locator("#report-title")).toHaveText("Import done", { timeout: sized(2_400_000, 100_000) });
  done = true;
  await watching;
  rmSync(folder, { recursive: true, force: true });
  const mb = (bytes: number) => Math.round(bytes / 1e6);
  console.log(`${mb(size)} MB in ${Date.now() - started} ms: tab ${mb(before)} MB before, ${mb(peak)} MB at most`);
  expect(await ext.archive.list()).toHaveLength(chats);
  expect(peak).toBeLessThan(most);
});

function residentBytes(pid: number): number {
  try {
    const [, kilobytes = "0"] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

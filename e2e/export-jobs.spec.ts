import { expect, test } from "./harness/chromium.ts";
import { readExport } from "./harness/exported.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { sized } from "./harness/long.ts";
import { once } from "./harness/once.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

test.use({ build: "chrome-granted" });

const count = sized(1000, 100);

test("an export goes on when the popup is closed and the worker killed; another is cancelled", async ({ ext }) => {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const tab = await ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
  const inside = await ext.insidePage();
  const numbers = Array.from({ length: count }, (_, number) => number);
  await sendFromTab((script) => inside.evaluate(script), tab, { seed: 31, numbers, retry: true });
  const popupAddress = ext.address("src/popup/index.html");

  const first = await ext.open(popupAddress);
  await first.getByRole("checkbox", { name: "Select all" }).check();
  const isRunning = `document.querySelector("progress, [role=progressbar]") !== null`;
  const cancelled = once(first, isRunning, "Cancel");
  await first.getByRole("button", { name: "Export ZIP" }).click();
  await cancelled;
  await expect(first.locator("body")).toContainText("Export cancelled. No file was written.");

  const begun = once(first, isRunning);
  await first.getByRole("button", { name: "Export ZIP" }).click();
  await begun;
  await first.close();
  const started = Date.now();
  const killed = await ext.killWorker();
  const exported = await readExport(await ext.download(".zip"));
  console.log(
    `${count} chats exported ${Date.now() - started} ms after the popup was closed (worker killed: ${killed})`,
  );
  expect(exported.threads.length).toBe(count);
  expect(new Set(exported.threads.map((thread) => thread.file)).size).toBe(count);
  expect(exported.threads.every((thread) => exported.files.has(thread.file))).toBe(true);

  const later = await ext.open(popupAddress);
  await expect(later.locator("body")).toContainText("Saved as");
});

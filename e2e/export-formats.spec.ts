import { expect, test } from "./harness/chromium.ts";
import { wrongExports } from "./harness/format-exports.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

test.use({ build: "chrome-granted" });

test("every format arrives as a file of its name, in the folders its template makes", async ({ ext }) => {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const tab = await ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
  const inside = await ext.insidePage();
  await sendFromTab((script) => inside.evaluate(script), tab, { seed: 32, numbers: [0, 1, 2], retry: true });
  const page = await ext.open(ext.address("src/popup/index.html"));
  const evaluate = (script: string) => page.evaluate(script);
  const chats = (await ext.archive.list()).map(({ id }) => id);
  expect(chats.length).toBe(3);
  expect(await wrongExports(evaluate, ext.download, chats)).toEqual([]);
});

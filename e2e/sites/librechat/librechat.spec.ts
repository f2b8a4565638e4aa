import { expect, test } from "../../harness/chromium.ts";
import { expectWhole, openChat, pressSave } from "../../harness/site-acts.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { conversation } from "../conversations.ts";
import { librechat } from "./double.ts";

siteSuite({
  name: "LibreChat",
  double: librechat,
  // Whether line breaks show in the lists of a rendered prompt was never seen. Thinking is folded away: see below.
  wish: { has: ["image uploads", "files"], prompts: "one-line" },
  messages: { whole: 400, usual: 14 },
  expect: { opened: "unknown", failing: "unknown" },
});

test.describe("LibreChat, shipped", () => {
  test.use({ build: "chrome" });

  test("thinking is opened to be read, and closed again; lines stay lines", async ({ ext }) => {
    const source = conversation({ seed: 650, messages: 4, plain: true, blocks: 1, prompts: "one-line" });
    const [prompt, answer] = source.messages;
    if (!prompt || !answer) throw new Error("no messages");
    prompt.text = "A poem of\ntwo lines, *please*";
    answer.text = "Low water,\nhigh water.\n\nThat is all.";
    answer.thought = { label: "Thoughts", text: "Two lines.\n\nRhymes are not asked for." };
    const double = librechat({ conversations: [source], behaviour: { latency: 40 } });
    const page = await openChat(ext, double, source);
    await pressSave(ext, page, 60_000);
    await expectWhole(ext, double, source);
    await expect(page.locator('button[aria-expanded="true"]')).toHaveCount(0);
  });
});

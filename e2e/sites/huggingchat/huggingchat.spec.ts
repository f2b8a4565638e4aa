import { expect, test } from "../../harness/chromium.ts";
import { expectWhole, openChat, pressSave } from "../../harness/site-acts.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { conversation } from "../conversations.ts";
import { huggingchat } from "./double.ts";

siteSuite({
  name: "HuggingChat",
  double: huggingchat,
  // Thinking is folded away: see below.
  wish: { has: ["image uploads", "files"] },
  messages: { whole: 400, usual: 14 },
  expect: { opened: "complete" },
});

test.describe("HuggingChat, shipped", () => {
  test.use({ build: "chrome" });

  test("thinking between two pieces of an answer is opened to be read, and closed again", async ({ ext }) => {
    const source = conversation({ seed: 651, messages: 4, plain: true, blocks: 1 });
    const answer = source.messages.at(-1);
    if (!answer) throw new Error("no messages");
    answer.preface = { id: "before", text: "Let me *see*." };
    answer.thought = { label: "Thinking", text: "First **this**.\n\n- then that" };
    const double = huggingchat({ conversations: [source], behaviour: { latency: 40 } });
    const page = await openChat(ext, double, source);
    await pressSave(ext, page, 60_000);
    await expectWhole(ext, double, source);
    await expect(page.locator('[aria-label="Collapse"]')).toHaveCount(0);
  });
});

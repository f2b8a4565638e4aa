import { expect, test } from "../../harness/chromium.ts";
import { heldThread, openChat, pressSave } from "../../harness/site-acts.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { conversation } from "../conversations.ts";
import { qwen } from "./double.ts";

siteSuite({
  name: "Qwen",
  double: qwen,
  // What it shows of pictures and files is not known; of sources it shows logos.
  wish: { has: ["thinking"] },
  expect: { opened: "unknown" },
});

test.describe("Qwen, shipped", () => {
  test.use({ build: "chrome" });

  test("a block of 120 lines, of which the editor holds some, is never passed off as whole", async ({ ext }) => {
    const lines = Array.from({ length: 120 }, (_, at) => `line_${at} = ${at}`);
    const source = conversation({ seed: 540, messages: 2, plain: true });
    const last = source.messages.at(-1);
    if (last) last.text = `Long:\n\n\`\`\`python\n${lines.join("\n")}\n\`\`\`\n\nShort:\n\n\`\`\`sh\nls\n\`\`\``;
    const double = qwen({ conversations: [source], behaviour: { latency: 40 } });
    const page = await openChat(ext, double, source);
    const drawn = (): Promise<number> => page.evaluate(() => document.querySelectorAll(".view-line").length);
    expect(await drawn()).toBeLessThan(121);
    await pressSave(ext, page, 60_000);
    const parts = (await heldThread(ext, double, source)).messages.at(-1)?.parts ?? [];
    const text = parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
    const missing = lines.filter((line) => !text.includes(`${line}\n`)).length;
    console.log(`Qwen: ${missing} of 120 lines missing`);
    expect(missing).toBeGreaterThan(0);
    expect(parts.filter(({ kind }) => kind === "unreadable")).toEqual([
      { kind: "unreadable", what: "code", reason: "the page shows only some of its lines" },
    ]);
  });
});

import { expect, test } from "../../harness/chromium.ts";
import { heldThread, openChat, pressSave } from "../../harness/site-acts.ts";
import { siteSuite } from "../../harness/site-suite.ts";
import { conversation } from "../conversations.ts";
import { zai } from "./double.ts";

siteSuite({
  name: "Z.ai",
  double: zai,
  wish: { has: ["image uploads", "files"] },
  expect: { opened: "unknown" },
});

test.describe("Z.ai, shipped", () => {
  test.use({ build: "chrome" });

  test("a block of 120 lines, of which the editor holds some, is never passed off as whole", async ({ ext }) => {
    const lines = Array.from({ length: 120 }, (_, at) => `line_${at} = ${at}`);
    const source = conversation({ seed: 541, messages: 2, plain: true });
    const last = source.messages.at(-1);
    if (last) last.text = `Long:\n\n\`\`\`python\n${lines.join("\n")}\n\`\`\`\n\nShort:\n\n\`\`\`sh\nls\n\`\`\``;
    const double = zai({ conversations: [source], behaviour: { latency: 40 } });
    const page = await openChat(ext, double, source);
    expect(await page.locator(".cm-gap").count()).toBeGreaterThan(0);
    await pressSave(ext, page, 60_000);
    const parts = (await heldThread(ext, double, source)).messages.at(-1)?.parts ?? [];
    const text = parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n");
    const missing = lines.filter((line) => !text.includes(`${line}\n`)).length;
    console.log(`Z.ai: ${missing} of 120 lines missing`);
    expect(missing).toBeGreaterThan(0);
    expect(parts.filter(({ kind }) => kind === "unreadable")).toEqual([
      { kind: "unreadable", what: "code", reason: "the page shows only some of its lines" },
    ]);
  });
});

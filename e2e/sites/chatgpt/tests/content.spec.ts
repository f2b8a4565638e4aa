import { expect, type Page, test } from "@playwright/test";
import { sized } from "../../../harness/long.ts";
import { conversation } from "../../conversations.ts";
import type { SourceMessage } from "../../source.ts";
import type { LayoutName } from "../page/config.ts";
import { type Facts, factsOfElement, factsOfSource } from "./facts.ts";
import { openDouble } from "./open.ts";

/** Pages that high take their time to draw. */
const chats = sized(6, 2);

const layouts: LayoutName[] = ["classic", "pair", "octane"];

const answerOf: Record<LayoutName, (id: string) => string> = {
  classic: (id) => `[data-message-id="${id}"]`,
  pair: (id) => `[data-chatgpt-selection-message-id="${id}"]`,
  octane: (id) => `[id="${id}"] [data-assistant-markdown]`,
};

const promptOf: Record<LayoutName, (id: string) => string> = {
  classic: (id) => `[data-message-id="${id}"] .whitespace-pre-wrap`,
  pair: (id) => `[data-turn-key="${id}"] .whitespace-pre-wrap`,
  octane: (id) => `[id="${id}"] [data-user-message-copy]`,
};

/** What the page shows of each message: a prompt's characters, an answer's facts. */
async function shownBy(
  page: Page,
  layout: LayoutName,
  messages: readonly SourceMessage[],
): Promise<(string | Facts)[]> {
  const places = messages.map(({ id, role }) => (role === "user" ? promptOf : answerOf)[layout](id));
  const elements = await Promise.all(places.map((place) => page.locator(place).elementHandle()));
  return Promise.all(
    elements.map((element, index) => {
      if (!element) throw new Error(`message ${index} is not on the page`);
      return messages[index]?.role === "user"
        ? element.evaluate((one) => one.textContent ?? "")
        : element.evaluate(factsOfElement);
    }),
  );
}

for (const layout of layouts) {
  test(`${layout}: the page says what the source says`, async ({ browser }) => {
    let compared = 0;
    for (let seed = 100; seed < 100 + chats; seed++) {
      const source = conversation({ seed, messages: 14, plain: layout === "octane" });
      const { page, errors, close } = await openDouble(browser, { layout, conversations: [source] });
      // High enough for all of it to be on the page at once.
      await page.setViewportSize({ width: 1100, height: 16_000 });
      await page.reload();
      const messages = source.messages.filter(({ text, writing }) => text !== "" && !writing);
      const expected = messages.map(({ role, text }) => (role === "user" ? text : factsOfSource(text)));
      expect(await shownBy(page, layout, messages)).toEqual(expected);
      compared += messages.length;
      expect(errors).toEqual([]);
      await close();
    }
    console.log(`${layout}: ${compared} messages compared, seeds 100 to ${99 + chats}`);
  });
}

test("classic: pills, marked links, tables with their buttons and formulas are dressed as on the site", async ({
  browser,
}) => {
  const source = conversation({ seed: 3, messages: 2 });
  const answer = source.messages[1];
  if (!answer) throw new Error("no answer");
  answer.text =
    "A [link](https://a.example/x?y=1#z) {{cite:s0}}.\n\n| a |\n|--:|\n| 1 |\n\n$$\nx\n$$\n\n```python\na = 1\n\nb\n```";
  const { page, close } = await openDouble(browser, { layout: "classic", conversations: [source], language: "de" });
  const pill = page.locator('span[data-state=closed] > span[data-testid="webpage-citation-pill"] > a[target=_blank]');
  await expect(pill).toHaveAttribute("href", /utm_source=chatgpt\.com/);
  await expect(pill.locator("img")).toHaveCount(1);
  await expect(page.locator("a.decorated-link")).toHaveAttribute(
    "href",
    "https://a.example/x?y=1&utm_source=chatgpt.com#z",
  );
  await expect(page.locator("[class*=tableContainer] > [class*=tableWrapper] > table")).toHaveCount(1);
  await expect(page.locator("td")).toHaveAttribute("style", "text-align:right");
  await expect(page.locator('button[aria-label="Tabelle kopieren"]')).toHaveCount(1);
  await expect(page.locator('.katex-display .katex-mathml annotation[encoding="application/x-tex"]')).toHaveText("x");
  await expect(page.locator("h4.sr-only").nth(1)).toHaveText("ChatGPT hat gesagt:");
  await expect(page.locator("[data-start][data-end]").first()).toBeAttached();
  await close();
});

test("pictures load: signed addresses in classic, blobs in pair, refused without a signature", async ({ browser }) => {
  const source = conversation({ seed: 4, messages: 4 });
  const answer = source.messages[3];
  const prompt = source.messages[2];
  if (!answer || !prompt) throw new Error("no messages");
  Object.assign(answer, { text: "", images: [{ id: "file_aa", alt: "A lamp" }], research: undefined });
  prompt.uploads = [
    { kind: "image", id: "file_bb", name: "lamp.png" },
    { kind: "file", name: "plan.pdf", type: "PDF" },
  ];
  for (const layout of ["classic", "pair"] as const) {
    const { page, close } = await openDouble(browser, { layout, conversations: [source] });
    const images = page.locator(
      layout === "classic" ? ".group\\/imagegen-image img" : "[data-testid=generated-image-preview] img",
    );
    await expect(images).toHaveCount(layout === "classic" ? 3 : 1);
    await expect.poll(() => images.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(96);
    const address = await images.first().getAttribute("src");
    expect(address).toMatch(layout === "classic" ? /estuary.*sig=/ : /^blob:https:\/\/chatgpt\.com\//);
    const refused = await page.evaluate(() =>
      fetch("https://chatgpt.com/backend-api/estuary/content?id=file_aa").then(
        () => false,
        () => true,
      ),
    );
    expect(refused, "the page's own requests are forbidden by its policy").toBe(true);
    await close();
  }
});

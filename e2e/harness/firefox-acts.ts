import type { ElementHandle, Page } from "puppeteer-core";
import type { DavServer } from "../servers/apache.ts";
import type { FirefoxWithExtension } from "./firefox.ts";
import { patiently } from "./patiently.ts";
import { checkboxNamed } from "./popup.ts";

/** Waits in a page until an expression gives something true, and returns that. */
export async function until(page: Page, expression: string, what: string, withinMs?: number): Promise<unknown> {
  const complaint = async () => `${what} never came; the page says: ${await page.evaluate("document.body.innerText")}`;
  return patiently(() => page.evaluate(expression), complaint, withinMs);
}

const named = (name: string): string =>
  `[...document.querySelectorAll("button")].find((e) => !e.disabled && (e.getAttribute("aria-label") ?? e.textContent).trim() === ${JSON.stringify(name)})`;

/** Whether a button stands at one place for a moment; by the clock, as tabs behind others draw no frames. */
const stands = (name: string): string => `(async () => {
  const place = () => JSON.stringify(${named(name)}?.getBoundingClientRect() ?? null);
  const before = place();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return before !== "null" && place() === before;
})()`;

/**
 * Clicks a button by its name with a real input event, as asking for a permission needs one; not while it moves, or the click
 * would go beside it.
 */
export async function clickButton(page: Page, name: string): Promise<void> {
  await patiently(
    async () => {
      if (!(await page.evaluate(stands(name)))) return null;
      const handle = (await page.evaluateHandle(named(name))).asElement() as ElementHandle<Element> | null;
      await handle?.click();
      return handle;
    },
    async () => `no button “${name}” to press; the page says: ${await page.evaluate("document.body.innerText")}`,
  );
}

/** An expression: whether the page shows these words. One that is being loaded anew has no body for a moment. */
export const says = (words: string): string => `(document.body?.innerText ?? "").includes(${JSON.stringify(words)})`;

/** Sets up a WebDAV server as a place for backups, on the page for that, as a user does, and waits until all of it is shown. */
export async function addWebdav(
  { inside }: FirefoxWithExtension,
  server: Pick<DavServer, "address" | "user" | "password">,
): Promise<void> {
  await clickButton(inside, "WebDAV (Nextcloud and the like)");
  await until(inside, "document.querySelector('.place-form') !== null", "the form");
  const [address, user, password] = await inside.$$(".place-form input");
  await address?.type(server.address);
  await user?.type(server.user);
  await password?.type(server.password);
  await (await inside.$('.place-form button[type="submit"]'))?.click();
  const trial = "document.querySelector('.place-row .place-trial')?.textContent.startsWith('It works')";
  await until(inside, trial, "the trial");
  // It comes last, above all that was there before, and takes the focus.
  await until(inside, "document.querySelector('.backup-place') !== null", "its card");
}

/** Allows ChatGPT on the first-run page. The browser's own question is switched off by a preference. */
export async function grantChatgpt({ inside }: FirefoxWithExtension): Promise<void> {
  await clickButton(inside, "Allow ChatGPT");
  await until(inside, "document.body.innerText.includes('Archives itself')", "the grant");
}

/** Counts from now on how often the background page was started; the returned function tells. */
export async function countStarts({ inside }: FirefoxWithExtension): Promise<() => Promise<number>> {
  await inside.evaluate(`
    globalThis.backgroundStarts = new Set();
    setInterval(() => {
      const background = browser.extension.getBackgroundPage();
      if (background) backgroundStarts.add(background.performance.timeOrigin);
    }, 5);
  `);
  return () => inside.evaluate("backgroundStarts.size") as Promise<number>;
}

/** Writes into a field by its label. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  const field = `[...document.querySelectorAll("input")].find((e) => [...(e.labels ?? [])].some((l) => l.textContent.trim() === ${JSON.stringify(label)}))`;
  await until(page, `!!${field}`, `the field “${label}”`);
  await page.evaluate(`(() => { const field = ${field}; field.focus(); field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new InputEvent("input", { bubbles: true })); })()`);
}

/** Ticks a checkbox by its name. */
export async function tick(page: Page, name: string): Promise<void> {
  const box = checkboxNamed(name);
  await until(page, `!!${box}`, `the checkbox “${name}”`);
  await page.evaluate(`${box}.click()`);
}

/**
 * How many of the wanted pictures are among those held, compared point by point: Firefox keeps a page's scripts from
 * fetching, so that pictures are drawn again and their files differ.
 */
export async function samePictures(
  { browser }: FirefoxWithExtension,
  held: readonly Buffer[],
  wanted: readonly Buffer[],
): Promise<number> {
  const page = await browser.newPage();
  const base64 = (list: readonly Buffer[]): string[] => list.map((bytes) => bytes.toString("base64"));
  const same = await page.evaluate(
    async (ours, theirs) => {
      const points = async (picture: string): Promise<string> => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const context = canvas.getContext("2d");
        if (!context) throw new Error("no canvas");
        context.drawImage(image, 0, 0);
        return `${image.naturalWidth} ${context.getImageData(0, 0, canvas.width, canvas.height).data.join()}`;
      };
      const drawn = new Set(await Promise.all(ours.map(points)));
      const all = await Promise.all(theirs.map(points));
      return all.filter((one) => drawn.has(one)).length;
    },
    base64(held),
    base64(wanted),
  );
  await page.close();
  return same;
}

/** Turns on the lock with a passphrase of the user's own, on the page of settings. */
export async function turnOnLock(inside: Page, passphrase: string): Promise<void> {
  await clickButton(inside, "Turn on the lock");
  await clickButton(inside, "Use my own");
  await typeInto(inside, "Your passphrase", passphrase);
  await clickButton(inside, "Next");
  await typeInto(inside, "Passphrase", passphrase);
  await clickButton(inside, "Turn on the lock");
  await until(inside, says("The archive is encrypted."), "the lock", 60_000);
}

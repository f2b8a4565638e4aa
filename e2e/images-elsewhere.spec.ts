import type { Page, Request } from "@playwright/test";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { compareThread } from "./harness/oracle.ts";
import { heldThread, pressSave } from "./harness/site-acts.ts";
import { conversation } from "./sites/conversations.ts";
import { librechat } from "./sites/librechat/double.ts";
import { png } from "./sites/png.ts";

const picture = "file_feed0000000000cc";
/** Another host than the chat's, to which the granted build has access too. */
const address = `http://127.0.0.1:9000/pictures/${picture}.png`;

/** A chat on a server of one's own whose picture is on another host. */
function chatWithPicture(): { source: ReturnType<typeof conversation>; double: ReturnType<typeof librechat> } {
  const plain = conversation({ seed: 640, messages: 2, plain: true, blocks: 1 });
  const uploads = [{ kind: "image" as const, id: picture, name: "harbour.png" }];
  const messages = plain.messages.map((message) => (message.role === "user" ? { ...message, uploads } : message));
  const source = { ...plain, messages };
  return { source, double: librechat({ conversations: [source], images: { address: () => address } }) };
}

/** Opens the chat; pages may show the picture and may not read it. Collects what the extension itself asked for. */
async function openWith(
  ext: ChromiumWithExtension,
  { source, double }: ReturnType<typeof chatWithPicture>,
): Promise<{ page: Page; asked: Request[] }> {
  const asked: Request[] = [];
  await ext.serve(double);
  await ext.context.route(address, (route) => {
    const request = route.request();
    if (request.serviceWorker()) asked.push(request);
    // Without such a header the test runner would let every page read it.
    const headers = { "access-control-allow-origin": "https://nobody.example" };
    return route.fulfill({ contentType: "image/png", headers, body: png(picture) });
  });
  const page = await ext.open(double.url(source));
  await page.locator(`img[src="${address}"]`).waitFor();
  return { page, asked };
}

const whole = "a picture of another host that the page may not read";

test.describe("granted", () => {
  test.use({ build: "chrome-granted" });

  test(`${whole} is had where access to that host was given, without cookies and referrer`, async ({ ext }) => {
    const chat = chatWithPicture();
    const { page, asked } = await openWith(ext, chat);
    await pressSave(ext, page, 60_000);
    const thread = await heldThread(ext, chat.double, chat.source);
    expect(compareThread(thread, chat.source, chat.double.truth).problems).toEqual([]);
    const parts = thread.messages.flatMap((message) => message.parts);
    // Drawn again by the page it would be another file.
    expect(parts.flatMap((part) => (part.kind === "image" ? [part.asset?.redrawn ?? "as it was"] : []))).toEqual([
      "as it was",
    ]);
    expect(asked.length).toBeGreaterThan(0);
    const headers = await Promise.all(asked.map((request) => request.allHeaders()));
    for (const sent of headers) expect(sent.cookie).toBeUndefined();
    for (const sent of headers) expect(sent.referer).toBeUndefined();
  });
});

test.describe("shipped", () => {
  test.use({ build: "chrome" });

  test(`${whole} is named with its reason where access to that host was not given`, async ({ ext }) => {
    const chat = chatWithPicture();
    const { page, asked } = await openWith(ext, chat);
    expect(await pressSave(ext, page, 60_000)).toContain("1 image");
    const { messages } = await heldThread(ext, chat.double, chat.source);
    const problems = messages.flatMap(({ parts }) => parts.flatMap((one) => (one.kind === "image" ? one.problem : [])));
    expect(problems).toEqual(["not-granted"]);
    expect(asked).toEqual([]);
  });
});

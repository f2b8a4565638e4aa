import type { Thread } from "../src/conversation/model.ts";
import { expect, test } from "./harness/chromium.ts";
import { heldAs, heldSettled, heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { saveChat } from "./harness/popup-words.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";
import type { SourceConversation } from "./sites/source.ts";

test.use({ build: "chrome-granted" });

const generated = "file_feed0000000000aa";
const uploaded = "file_feed0000000000bb";

function withPictures(): SourceConversation {
  const plain = conversation({ seed: 601, messages: 4, plain: true, blocks: 1 });
  const messages = plain.messages.map((message, place) => {
    if (place === 2) return { ...message, uploads: [{ kind: "image" as const, id: uploaded, name: "plan.png" }] };
    return place === 3 ? { ...message, text: "", images: [{ id: generated, alt: "A quiet harbour" }] } : message;
  });
  return { ...plain, messages };
}

test("a picture that cannot be had is named with its reason, and had at the next visit", async ({ ext }) => {
  const source = withPictures();
  const double = chatgptDouble({ layout: "classic", conversations: [source] });
  double.failingImages.add(generated);
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  const said = await saveChat(await ext.clickToolbar(page));
  const first = await ext.archive.thread(idOf(source));
  const parts = first.messages.flatMap((message) => message.parts).filter((part) => part.kind === "image");
  const problems = parts.map((part) => (part.kind === "image" ? (part.problem ?? "held") : ""));
  console.log(`one picture refused: “${said}”, ${problems.join(", ")}`);
  expect(said, "the messages are all there").toContain("4 messages, complete; 1 image or file could not be read");
  expect(problems.toSorted()).toEqual(["held", "http-403"]);
  expect(first.conversation.coverage).toMatchObject({ state: "complete", unreadImages: 1 });

  double.failingImages.clear();
  await page.reload();
  await heldWhen(ext.archive, idOf(source), "the picture is held", (row) => row.coverage.unreadImages === 0);
  const differs = (thread: Thread) => compareThread(thread, source, chatgptTruth.classic).problems;
  await heldAs(ext.archive, idOf(source), "as it was written, with the picture", differs);

  const asked = new Map(double.imageRequests);
  await page.reload();
  await page.waitForTimeout(4000);
  const again = [generated, uploaded].map((id) => (double.imageRequests.get(id) ?? 0) - (asked.get(id) ?? 0));
  console.log(`asked for again at a later visit, by page and extension together: ${again.join(", ")}`);
  expect(Math.max(...again), "held pictures are not fetched again").toBeLessThanOrEqual(1);
});

test("no signed address is kept", async ({ ext }) => {
  const source = withPictures();
  const double = chatgptDouble({ layout: "classic", conversations: [source] });
  await ext.serve(double);
  await ext.open(double.url(source));
  await heldWhen(ext.archive, idOf(source), "archived with pictures", (row) => row.messageCount === 4);
  const thread = await heldSettled(ext.archive, idOf(source));
  expect(JSON.stringify(thread)).not.toMatch(/sig=|blob:|estuary/);
});

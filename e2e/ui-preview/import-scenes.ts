import type { Page } from "@playwright/test";
import { Encrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { chatgptExport, type ExportedChat } from "../harness/chatgpt-export.ts";
import { organisedChats } from "./library-rows.ts";
import { answers, type Scene } from "./scenes.ts";

/** Gives the page a file as somebody does who chooses it. */
export async function giveFile(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
}

const chats: ExportedChat[] = Array.from({ length: 60 }, (_, index) => ({
  id: `00000000-0000-4000-8000-${`${index}`.padStart(12, "0")}`,
  title:
    ["Sourdough that does not collapse", "日本語の助詞「は」と「が」の違い", "Names for a sailing boat", ""][
      index % 4
    ] ?? "",
  at: Date.UTC(2024, 0, 3) / 1000 + index * 900_000,
  turns: 2 + (index % 5),
}));
const whole = chatgptExport(chats);
/** With a broken chat in it, and a type that nobody knows. */
const troubled = chatgptExport(chats, { broken: 2, unknown: "mood_ring" });

const found = (text: string) => async (page: Page) => {
  await giveFile(page, "conversations.json", text);
  await page.locator(".found-row").first().waitFor();
};

const imported = async (page: Page) => {
  await found(whole)(page);
  await page.locator(".import-begin .primary").click();
  await page.locator(".run-counts").waitFor();
};

/** Gives the page a file that is locked by a key, or by a passphrase. */
async function giveSealed(page: Page, name: string, by: "X25519" | "scrypt"): Promise<void> {
  const encrypter = new Encrypter();
  if (by === "scrypt") {
    encrypter.setPassphrase("quiet river");
    encrypter.setScryptWorkFactor(15);
  } else encrypter.addRecipient(await identityToRecipient(await generateIdentity()));
  const buffer = Buffer.from(await encrypter.encrypt(whole));
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer });
  await page.locator(".import-sealed").waitFor();
}

const start: Scene = { answers, rows: [], hash: "#/import" };

/** States of the page of imports. */
export const importScenes: Record<string, Scene> = {
  import: start,
  "import-found": { ...start, act: found(whole) },
  "import-troubled": {
    ...start,
    async act(page) {
      await found(troubled)(page);
      await page.locator(".misunderstood summary").click();
    },
  },
  "import-refused": {
    ...start,
    async act(page) {
      await giveFile(page, "letters.txt", "Dear Ana,\nthis is no export.\n");
      await page.getByRole("alert").waitFor();
    },
  },
  "import-sealed": { ...start, act: (page) => giveSealed(page, "convokeep-2026-11-20.zip.age", "X25519") },
  "import-sealed-refused": {
    ...start,
    async act(page) {
      await giveSealed(page, "convokeep-2026-11-20.zip.age", "scrypt");
      await page.getByLabel("Passphrase").fill("not this one");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").waitFor();
    },
  },
  // Behind those that look at the same archive, since it writes to it.
  "import-done": { ...start, act: imported },
  "import-past": {
    ...start,
    // Another archive, into which nothing was imported yet.
    rows: organisedChats(1),
    async act(page) {
      await imported(page);
      await page.locator(".panel-actions .button:not(.danger)").last().click();
      await page.locator(".past-imports summary").first().click();
    },
  },
};

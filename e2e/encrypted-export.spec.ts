import { readFile } from "node:fs/promises";
import { openBytes } from "../src/crypt/open.ts";
import { hasAge, openedByAgeWith } from "../src/crypt/testing/age-tool.ts";
import { expect, test } from "./harness/chromium.ts";
import { dropScript } from "./harness/drop-file.ts";
import { sendFromTab } from "./harness/in-content.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";

test.use({ build: "chrome-granted" });

test("an export is encrypted by a passphrase, opens with age, and comes back on the page of imports", async ({
  ext,
}) => {
  await ext.serve(chatgptDouble({ layout: "classic", conversations: [] }));
  const tab = await ext.tabId(await ext.open("https://chatgpt.com/?tab=1"));
  const inside = await ext.insidePage();
  await sendFromTab((script) => inside.evaluate(script), tab, { seed: 77, numbers: [1, 2, 3], retry: true });
  const library = await ext.open(ext.address("src/library/index.html"));
  await expect(library.locator(".count")).toHaveText("3 chats");

  await library.getByRole("checkbox", { name: "Select all" }).check();
  await library.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = library.getByRole("dialog");
  await dialog.getByRole("radio", { name: "ZIP archive", exact: true }).check();
  await dialog.getByRole("combobox", { name: "Encrypt the file" }).selectOption({ label: "With a passphrase" });
  const field = dialog.getByRole("textbox", { name: "Passphrase" });
  await field.fill("password1234");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: "Too easy to guess" })).toBeVisible();
  await dialog.getByRole("button", { name: "Offer me one" }).click();
  await expect(field).not.toHaveValue("password1234");
  const passphrase = await field.inputValue();
  expect(passphrase.split(" ")).toHaveLength(6);
  await expect(field).toHaveAttribute("type", "text");
  await dialog.screenshot({ path: "out/encryption/export.png" });
  await dialog.getByRole("button", { name: "Export", exact: true }).click();

  const path = await ext.download(".zip.age");
  expect(await readFile(await ext.download("HOW-TO-OPEN.txt"), "utf8")).toContain("age -d -o");
  const sealed = new Uint8Array(await readFile(path));
  const opened = await openBytes(sealed, { passphrase });
  expect(Buffer.from(opened).subarray(0, 2).toString()).toBe("PK");
  if (hasAge) expect(openedByAgeWith(sealed, passphrase).equals(opened)).toBe(true);
  // Neither the passphrase nor, once the file is on disk, its key is anywhere in the archive.
  await expect
    .poll(() =>
      inside.evaluate(async () => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const asked = indexedDB.open("convokeep");
          asked.onsuccess = () => resolve(asked.result);
        });
        const asked = db.transaction("jobs").objectStore("jobs").getAll();
        await new Promise((resolve) => (asked.onsuccess = resolve));
        db.close();
        return asked.result.map(({ state, options }) => [state, "seal" in options]);
      }),
    )
    .toEqual([["done", false]]);

  await library.evaluate(dropScript("chats.zip.age", sealed));
  await expect(library.locator("#sealed-title")).toContainText("chats.zip.age");
  await library.getByRole("textbox", { name: "Passphrase" }).fill("not this one");
  await library.getByRole("button", { name: "Open", exact: true }).click();
  await expect(library.getByRole("alert").filter({ hasText: "It does not open" })).toBeVisible();
  await library.screenshot({ path: "out/encryption/import.png" });
  await library.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await library.getByRole("button", { name: "Open", exact: true }).click();
  await expect(library.locator("#found-title")).toHaveText("Convokeep");
  await expect(library.locator(".verdicts .same b")).toHaveText("3");
});

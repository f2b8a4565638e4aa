import type { Rule } from "../src/archive/retention/rule.ts";
import { usualRule } from "../src/archive/retention/testing/usual-rule.ts";
import { look, message } from "../src/archive/testing/looks.ts";
import { addDavPlace, askBackground, openBackupPage, yourBackups } from "./harness/backup-page.ts";
import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { fillArchive } from "./harness/fill-archive.ts";
import { hasApache, startApache } from "./servers/apache.ts";

// Rules and backups together, with a real server: what a rule deletes is what a verified backup has, as it is now.
test.use({ build: "chrome-granted" });

const old = (name: string) =>
  look(name, [message(`u-${name}`, `what of ${name}?`), message(`a-${name}`, "a harbour")], {
    capturedAt: new Date(Date.now() - 3 * 365 * 86_400_000).toISOString(),
    trigger: "save",
  });

const rule: Rule = { ...usualRule, id: "old", olderThan: 365, unbacked: false };

const held = async (ext: ChromiumWithExtension) => (await ext.archive.list()).map(({ id }) => id.slice(8)).sort();

test("a rule deletes only what a verified backup has as it is, unless the user says that all may go", async ({
  ext,
}) => {
  test.skip(!hasApache, "no Apache with WebDAV: /usr/sbin/apache2 (Debian: apache2-bin)");
  const server = await startApache();
  ext.traffic.allow(server.origin);
  try {
    const inside = await ext.insidePage();
    const fill = (names: string[], tagged: string[] = []) =>
      fillArchive(
        (script) => inside.evaluate(script),
        names.map(old),
        tagged.map((name) => ({ conversation: `chatgpt:${name}`, set: { tags: ["sea"] } })),
      );
    const backups = await openBackupPage(ext);
    /** Until the rules were gone through once more. */
    const runs = async (more: Partial<Rule> = {}) => {
      const begun = new Date().toISOString();
      await askBackground(backups, "retention.put", { rule: { ...rule, ...more } });
      await expect.poll(async () => ((await ext.archive.rulesEnded()) ?? "") >= begun).toBe(true);
    };
    await fill(["ferries", "harbours", "tides"]);
    await runs();
    expect(await held(ext)).toEqual(["ferries", "harbours", "tides"]);

    await addDavPlace(backups, server);
    await yourBackups(backups).getByRole("button", { name: "Back up now", exact: true }).click();
    await expect(yourBackups(backups)).toContainText("Last good backup");
    await expect(yourBackups(backups)).toContainText("3 chats");
    // One has changed since it was backed up, one came after.
    await fill(["quays"], ["tides"]);

    const page = await ext.open(ext.address("src/library/index.html#/retention"));
    await page.getByText("New rule").click();
    await page.getByLabel("What it does").selectOption("chats");
    await page.getByRole("button", { name: "Show what it would delete" }).last().click();
    const dry = page.getByRole("region", { name: "What this rule would delete now" });
    await expect(dry).toContainText("It would delete 2 chats (");
    await expect(dry).toContainText("2 stay because no backup of them, as they are now, was verified.");
    await runs();
    expect(await held(ext)).toEqual(["quays", "tides"]);
    await runs({ unbacked: true });
    expect(await held(ext)).toEqual([]);
  } finally {
    await server.close();
  }
});

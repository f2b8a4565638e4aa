import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { scriptOf } from "./harness/bundle.ts";
import { type FirefoxWithExtension, firefoxWithExtension } from "./harness/firefox.ts";
import { addWebdav, clickButton, until } from "./harness/firefox-acts.ts";
import { hasApache, startApache } from "./servers/apache.ts";

const names = ["seg-1-1-0a1b2c3d.zip", "seg-1-2-0a1b2c3d.zip.age", "manifest-1.json", "manifest-1.json.age"];

test("Firefox: a place on a server is set up with what is sent there agreed to; a folder below the downloads keeps its files", async () => {
  const firefox = await firefoxWithExtension();
  const { inside, evaluate } = firefox;
  try {
    await firefox.goInside("src/library/index.html#/backup");
    await until(inside, "document.querySelector('.place-adding') !== null", "the places");
    // Firefox lets no page pick a folder.
    expect(await evaluate("document.querySelectorAll('.place-adding button').length")).toBe(3);
    if (hasApache) await setUpWebdav(firefox);

    const script = await scriptOf(new URL("./harness/probe/places.ts", import.meta.url), "Places");
    const act = (call: string) => evaluate(`${script}\nPlaces.below("Convokeep backups").${call}`);
    const folder = "convokeep/0123456789abcdef";
    for (const [nth, name] of names.entries()) {
      expect(await act(`write("${folder}/${name}", "${"x".repeat(nth + 1)}")`)).toBe("nothing");
    }
    const first = await firefox.download(names[0] ?? "");
    expect((await readdir(dirname(first))).sort()).toEqual([...names].sort());
    expect(await act(`size("${folder}/${names[1]}")`)).toBe(2);
    expect(await act(`write("${folder}/${names[1]}", "other")`)).toBe("exists");
    expect(await readFile(join(dirname(first), names[1] ?? ""), "utf8")).toBe("xx");
    expect(await act(`list("convokeep")`)).toHaveLength(names.length);
    expect(await act(`remove("${folder}/${names[2]}")`)).toBe("nothing");
    expect(await act(`size("${folder}/${names[2]}")`)).toBe("nothing");
    // Firefox itself does not notice what is deleted by hand (153); removing it is as good as before.
    await rm(first);
    expect(await act(`remove("${folder}/${names[0]}")`)).toBe("nothing");
    expect(await act(`size("${folder}/${names[0]}")`)).toBe("nothing");
    const tried = `browser.runtime.sendMessage({ to: "background", name: "places.try", ask: { place: { kind: "downloads", name: "d", folder: "Convokeep backups" } } })`;
    expect(await evaluate(tried)).toEqual({ ok: true, value: { ok: true, canRead: false, madeFolder: false } });
  } finally {
    await firefox.close();
  }
});

async function setUpWebdav(firefox: FirefoxWithExtension): Promise<void> {
  const { inside, evaluate, traffic } = firefox;
  const server = await startApache();
  traffic.allow(server.origin);
  try {
    await addWebdav(firefox, server);
    const { origins, data_collection } = (await evaluate("browser.permissions.getAll()")) as Record<string, string[]>;
    expect(origins).toContain("http://127.0.0.1/*");
    expect(data_collection?.sort()).toEqual(["personalCommunications", "websiteContent"]);
    // No chat is looked for on a server that was granted for backups.
    const scripts = await evaluate("browser.scripting.getRegisteredContentScripts()");
    expect(JSON.stringify(scripts)).not.toContain("127.0.0.1");
    expect(JSON.stringify(await evaluate("browser.storage.local.get()"))).not.toContain(server.user);
    await clickButton(inside, "Remove “My cloud”");
    await until(inside, "document.querySelector('.place-row .asked-here .danger') !== null", "the question");
    await (await inside.$(".place-row .asked-here .danger"))?.click();
    await until(inside, "document.querySelector('.place-row') === null", "the place to be gone");
    const left = (await evaluate("browser.permissions.getAll()")) as { origins: string[] };
    expect(left.origins).not.toContain("http://127.0.0.1/*");
  } finally {
    await server.close();
  }
}

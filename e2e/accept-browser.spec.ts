import { expect, test } from "@playwright/test";
import { look, message } from "../src/archive/testing/looks.ts";
import type { BackupStatus } from "../src/messages/backup.ts";
import { chromiumOfSeveral, type OneOfSeveral } from "./harness/several-browsers.ts";
import { hasApache, startApache } from "./servers/apache.ts";

// A browser that the user says is theirs is read at once, and no backup is made for it.
test.skip(!hasApache, "no Apache here");

const status = async ({ run, place }: OneOfSeveral) => (await run("atRest", place)) as BackupStatus;
const chats = async ({ run }: OneOfSeveral) => Object.keys((await run("snapshot")).chats).sort();

test("what a browser wrote is here as soon as the user has said that it is theirs", async () => {
  const server = await startApache();
  const [one, two] = await Promise.all([chromiumOfSeveral("one", server), chromiumOfSeveral("two", server)]);
  try {
    for (const { run } of [one, two]) await run("readOthers");
    for (const id of ["a", "b"]) {
      await one.run("act", [{ store: look(id, [message("u1", `hello ${id}`)]), imageBytes: 0 }]);
    }
    expect(await one.run("backUpOnly", one.place)).toBeNull();
    await two.run("act", [{ store: look("c", [message("u1", "hello c")]), imageBytes: 0 }]);
    expect(await two.run("backUpOnly", two.place)).toBeNull();
    expect(await chats(two)).toEqual(["chatgpt:c"]);
    const before = await status(two);
    expect(before).not.toHaveProperty("read");

    await two.run("takeForOwn", two.place);
    expect(await chats(two)).toEqual(["chatgpt:a", "chatgpt:b", "chatgpt:c"]);
    const after = await status(two);
    expect(after).toMatchObject({ read: { came: 2 } });
    expect(after.good, "no backup was made").toEqual(before.good);
    await two.run("says", "2 chats were new or longer");

    // Once more, with a server that is away.
    two.proxy.add({ fault: { kind: "drop" }, times: Number.POSITIVE_INFINITY });
    await two.run("ask", "backup.read", { place: two.place });
    expect(await status(two)).toMatchObject({ read: { problem: "unreachable" } });
    expect(await status(two)).not.toHaveProperty("failed");
    await two.run("says", "It could not be read now.");
  } finally {
    await Promise.allSettled([one.close(), two.close()]);
    await server.close();
  }
});

import { deleteDB } from "idb";
import { expect, onTestFinished, test } from "vitest";
import { listConversations } from "./list.ts";
import { type Migration, migrations } from "./migrations.ts";
import { openArchive } from "./open.ts";
import { readThread } from "./read-thread.ts";
import { fixtures } from "./testing/fixtures.ts";
import { dump } from "./testing/fresh.ts";

function newName(): string {
  const name = `test-${crypto.randomUUID()}`;
  onTestFinished(() => deleteDB(name));
  return name;
}

/** A database as a released version left it. */
async function databaseOf({ version, records }: (typeof fixtures)[number]): Promise<string> {
  const name = newName();
  const old = await openArchive({ name, migrations: migrations.slice(0, version) });
  for (const [store, rows] of Object.entries(records)) {
    for (const row of rows) await old.db.put(store as "jobs", row as never);
  }
  old.close();
  return name;
}

test("every released version has a fixture", () => {
  expect(fixtures.map(({ version }) => version)).toEqual(migrations.map((_, place) => place + 1));
});

test.each(fixtures)("what version $version left is read whole", async (fixture) => {
  const archive = await openArchive({ name: await databaseOf(fixture) });
  expect((await listConversations(archive)).map(({ title }) => title)).toEqual(fixture.titles);
  const thread = await readThread(archive, fixture.conversation);
  expect(thread?.path).toEqual(fixture.path);
  expect(thread?.messages.flatMap(({ parts }) => parts)).toEqual(fixture.parts);
  archive.close();
});

const [fixture] = fixtures;

test("steps run in order, each once, and the next version finds everything", async () => {
  if (!fixture) throw new Error("no fixture");
  const name = await databaseOf(fixture);
  const ran: string[] = [];
  const steps: Migration[] = [
    ...migrations,
    async (_db, transaction) => {
      ran.push("starred");
      const store = transaction.objectStore("conversations");
      for (const row of await store.getAll()) await store.put({ ...row, starred: true });
    },
    () => void ran.push("last"),
  ];
  const archive = await openArchive({ name, migrations: steps });
  expect(ran).toEqual(["starred", "last"]);
  expect((await listConversations(archive)).every(({ starred }) => starred)).toBe(true);
  expect((await readThread(archive, fixture.conversation))?.path).toEqual(fixture.path);
  archive.close();
});

test("a step that fails leaves the old version as it was", async () => {
  if (!fixture) throw new Error("no fixture");
  const name = await databaseOf(fixture);
  const old = await openArchive({ name });
  const before = await dump(old);
  old.close();
  const failing: Migration = async (_db, transaction) => {
    await transaction.objectStore("conversations").clear();
    throw new Error("half-way");
  };
  await expect(openArchive({ name, migrations: [...migrations, failing] })).rejects.toThrow();
  const again = await openArchive({ name });
  expect(again.db.version).toBe(migrations.length);
  expect(await dump(again)).toEqual(before);
  again.close();
});

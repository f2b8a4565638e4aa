import { expect, test } from "vitest";
import { organise } from "../organise.ts";
import { freshArchive, reopened } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { found } from "./testing/texts.ts";
import { updateIndex } from "./update-index.ts";

test("what the user sets is found at once and after indexing, and no longer when it is taken back", async () => {
  const archive = await freshArchive();
  const id = "chatgpt:one";
  await store(archive, look("one", [message("u1", "text")]));
  await store(archive, look("two", [message("u1", "text")]));
  await updateIndex(archive);
  const set = { tags: ["My Tag"], folder: "Work/Old", starred: true, ownTitle: "Bees", note: "Read again" };
  const queries = [
    'tag:"my tag"',
    "folder:work",
    "folder:work/old",
    "is:starred",
    "bees",
    "again",
    "text -tag:x is:starred",
  ];
  const [before] = await organise(archive, [{ conversation: id, set }]);
  for (const query of queries) expect(await found(archive, query), query).toEqual([id]);
  await updateIndex(archive);
  for (const query of queries) expect(await found(archive, query), query).toEqual([id]);
  expect(await found(archive, "folder:old")).toEqual([]);
  if (before) await organise(archive, [before]);
  for (const query of queries) expect(await found(archive, query), query).toEqual([]);
  await updateIndex(archive);
  for (const query of queries) expect(await found(archive, query), query).toEqual([]);
});

test("conversations that were written or removed past all rules are noticed when the index is next updated", async () => {
  const archive = await freshArchive();
  for (const name of ["one", "two", "three"]) await store(archive, look(name, [message("u1", "text")]));
  await archive.db.delete("unindexed", "chatgpt:two");
  await updateIndex(archive);
  expect(await found(archive, "text")).toEqual(["chatgpt:one", "chatgpt:three", "chatgpt:two"]);
  await archive.db.delete("conversations", "chatgpt:one");
  const again = await reopened(archive);
  await updateIndex(again);
  expect(await found(again, "text")).toEqual(["chatgpt:three", "chatgpt:two"]);
});

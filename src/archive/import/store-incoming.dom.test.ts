import { describe, expect, test } from "vitest";
import type { RestoredConversation } from "../../conversation/imported.ts";
import type { Part } from "../../conversation/model.ts";
import { purgeOrphans, putAsset, readAsset } from "../assets.ts";
import type { Archive } from "../open.ts";
import { readThread } from "../read-thread.ts";
import { hideConversations, isDeleted, unhideConversations } from "../remove.ts";
import { damageOne, damages, sealedArchive } from "../sealed/testing/broken.ts";
import { eraseConversations } from "../testing/erase.ts";
import { dump, freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import type { Outcome } from "./incoming.ts";
import { judgeIncoming } from "./judge-incoming.ts";
import { knownPrints } from "./known-prints.ts";
import { readRun, startRun } from "./runs.ts";
import { storeIncoming } from "./store-incoming.ts";
import { storeShared } from "./store-shared.ts";
import { conversation, exported, importAll, nothingToOpen } from "./testing/exports.ts";
import { undoRun } from "./undo-run.ts";

/** Fifty million characters take ten seconds. */
const isLong = Boolean(import.meta.env.VITE_CONVOKEEP_LONG);

const short = [exported("u1", "question"), exported("a1", "answer")];
const long = [...short, exported("u2", "more"), exported("a2", "still more")];
const verdicts = (outcomes: Outcome[]) => outcomes.map(({ verdict, added }) => [verdict, added]);

describe("verdicts", () => {
  test("tell what is new, fuller and the same, in the preview as in the import", async () => {
    const archive = await freshArchive();
    await store(archive, look("held", [message("u1", "question"), message("a1", "answer")]));
    const before = await dump(archive);
    const all = [conversation("one", short), conversation("held", long), conversation("one", long)];
    const expected = [
      ["new", 2],
      ["fuller", 2],
      ["fuller", 2],
    ];
    expect(verdicts(await judgeIncoming(archive, all))).toEqual(expected);
    expect(await dump(archive)).toEqual(before);
    expect(verdicts(await importAll(archive, "run", all))).toEqual(expected);
    expect((await readThread(archive, "chatgpt:one"))?.path).toHaveLength(4);
    expect((await readThread(archive, "chatgpt:held"))?.messages.map(({ id }) => id)).toEqual(["u1", "a1", "u2", "a2"]);
    expect(verdicts(await judgeIncoming(archive, all)).map(([verdict]) => verdict)).toEqual(["same", "same", "same"]);
  });

  test("a second import writes nothing but its own run", async () => {
    const archive = await freshArchive();
    const all = [conversation("one", short), conversation("two", long)];
    await importAll(archive, "first", all);
    const { importRuns: _, ...before } = await dump(archive);
    expect(verdicts(await importAll(archive, "second", all))).toEqual([
      ["same", 0],
      ["same", 0],
    ]);
    const { importRuns: __, ...after } = await dump(archive);
    expect(after).toEqual(before);
    expect(await readRun(archive, "second")).toMatchObject({ counts: { same: 2 }, added: 0 });
  });

  test("one conversation's failure is its own", async () => {
    const archive = await freshArchive();
    const broken = conversation("broken", [{ ...exported("u1", ""), parts: null as never }]);
    const nameless = { ...conversation("x", short), id: 7 as never };
    const outcomes = await importAll(archive, "run", [
      conversation("one", short),
      broken,
      nameless,
      conversation("two", short),
    ]);
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(["new", "failed", "failed", "new"]);
    expect(await readRun(archive, "run")).toMatchObject({ counts: { new: 2, failed: 2 } });
  });

  const stores = ["conversations", "outlines", "chunks", "assets", "assetBytes"] as const;
  test.each(stores)(
    "a record of %s that cannot be opened stops none of the others, and stays as it is",
    async (name) => {
      const { archive, bare } = await sealedArchive();
      const all = ["c0", "c1"].map((chat) => {
        const image = {
          kind: "image" as const,
          key: "k",
          alt: "",
          origin: "generated" as const,
          source: { text: chat },
        };
        return conversation(chat, [exported("u1", chat), exported("a1", "", { parts: [image] })]);
      });
      await importAll(archive, "before", all);
      const [hash = ""] = await archive.db.getAllKeys("assets");
      const keys = { conversations: "chatgpt:c1", outlines: ["chatgpt:c1", 0], chunks: ["chatgpt:c1", 0] };
      await damageOne(bare, name, "cut", keys[name as keyof typeof keys] ?? hash);
      const before = await bare.getAll(name);
      const fuller = all.map((one) => ({ ...one, messages: [...one.messages, exported("u2", "more", { parent: 1 })] }));
      const again = [...fuller, conversation("new", short)];
      const isOfImage = name.startsWith("asset");
      const expected = [["fuller", 1], isOfImage ? ["fuller", 1] : ["failed", 0], ["new", 2]];
      expect(verdicts(await judgeIncoming(archive, again))).toEqual(expected);
      const outcomes = await importAll(archive, "run", again);
      expect(verdicts(outcomes)).toEqual(expected);
      expect(outcomes[1]?.reason).toBe(isOfImage ? undefined : "held-damaged");
      expect((await readThread(archive, "chatgpt:new"))?.messages).toHaveLength(2);
      expect((await readThread(archive, "chatgpt:c0"))?.messages).toHaveLength(3);
      const broken = new Set(before.map((record) => JSON.stringify(record)));
      const after = (await bare.getAll(name)).filter((record) => broken.has(JSON.stringify(record)));
      expect(after.length, "the one that cannot be opened lies there as before").toBeGreaterThan(0);
    },
  );

  test.runIf(isLong)("one that no record can hold is refused, and the rest is stored", async () => {
    const archive = await freshArchive();
    const huge = conversation("huge", [exported("u1", "x".repeat(50_000_000))]);
    const outcomes = await importAll(archive, "run", [huge, conversation("one", short)]);
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(["failed", "new"]);
  });

  test("cursor and figures are stored with the batch, and what the driver passed over is added", async () => {
    const archive = await freshArchive();
    await importAll(archive, "run", [conversation("one", short)], {
      cursor: { items: 4 },
      passed: { counts: { same: 3 } },
    });
    await storeIncoming(archive, [], "run", {
      ...nothingToOpen,
      cursor: { items: 9 },
      passed: { problems: { "too-deep": 1 } },
    });
    expect(await readRun(archive, "run")).toMatchObject({
      cursor: { items: 9 },
      counts: { new: 1, same: 3 },
      added: 2,
      problems: { "too-deep": 1 },
    });
  });
});

describe("deleted conversations", () => {
  test("are not brought back, hidden or erased, unless they are asked for", async () => {
    const archive = await freshArchive();
    for (const name of ["hidden", "erased"]) await store(archive, look(name, [message("u1", "question")]));
    await hideConversations(archive, ["chatgpt:hidden"]);
    await eraseConversations(archive, ["chatgpt:erased"]);
    const all = [conversation("hidden", short), conversation("erased", short)];
    const { importRuns: _, ...before } = await dump(archive);
    expect((await importAll(archive, "run", all)).map(({ verdict }) => verdict)).toEqual(["deleted", "deleted"]);
    const { importRuns: __, ...after } = await dump(archive);
    expect(after).toEqual(before);
    const revive = new Set(["chatgpt:hidden", "chatgpt:erased"]);
    expect((await judgeIncoming(archive, all, { revive })).map(({ verdict }) => verdict)).toEqual(["fuller", "new"]);
    expect((await importAll(archive, "run", all, { revive })).map(({ verdict }) => verdict)).toEqual(["fuller", "new"]);
    for (const id of revive) expect(await isDeleted(archive, id)).toBe(false);
    expect(await archive.db.count("tombstones")).toBe(0);
  });
});

describe("known prints", () => {
  const prints = async (archive: Parameters<typeof knownPrints>[0]) => (await knownPrints(archive)).size;

  test("are those of what is wholly held: not of what was deleted, or of which records are missing", async () => {
    const archive = await freshArchive();
    await importAll(
      archive,
      "run",
      ["one", "two", "three", "four"].map((name) => conversation(name, short)),
    );
    expect(await prints(archive)).toBe(4);
    await store(archive, look("one", [message("u1", "question"), message("a1", "answer"), message("u2", "later")]));
    expect(await prints(archive)).toBe(4);
    await hideConversations(archive, ["chatgpt:one"]);
    expect(await prints(archive)).toBe(3);
    await unhideConversations(archive, ["chatgpt:one"]);
    expect(await prints(archive)).toBe(4);
    await eraseConversations(archive, ["chatgpt:one"]);
    await store(archive, look("one", [message("u1", "question")], { trigger: "save" }));
    expect(await prints(archive)).toBe(3);
    await archive.db.delete("chunks", ["chatgpt:two", 0]);
    expect(await prints(archive)).toBe(2);
    await archive.db.delete("outlines", ["chatgpt:three", 0]);
    expect(await prints(archive)).toBe(1);
  });

  test.each(Object.keys(damages))("one record of a locked archive that is %s costs its own alone", async (how) => {
    const { archive, bare } = await sealedArchive();
    await importAll(
      archive,
      "run",
      ["one", "two", "three"].map((name) => conversation(name, short)),
    );
    await putAsset(archive, new Uint8Array(7), "image/png");
    await putAsset(archive, new Uint8Array(8), "image/png");
    await damageOne(bare, "conversations", how, "chatgpt:two");
    expect(await prints(archive)).toBe(2);
    await damageOne(bare, "assets", how, (await archive.db.getAllKeys("assets"))[0] ?? "");
    expect(await prints(archive), "nobody knows what shows it").toBe(0);
  });

  test("what is missing of a damaged conversation is filled in", async () => {
    const archive = await freshArchive();
    await importAll(archive, "run", [conversation("one", short)]);
    const whole = await readThread(archive, "chatgpt:one");
    await archive.db.delete("chunks", ["chatgpt:one", 0]);
    expect((await importAll(archive, "again", [conversation("one", short)]))[0]?.verdict).toBe("fuller");
    expect((await readThread(archive, "chatgpt:one"))?.messages).toEqual(whole?.messages);
    expect(await prints(archive)).toBe(1);
  });
});

describe("images and files", () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const image = (member: string, key = "file-1") => ({
    ...exported("u1", ""),
    parts: [{ kind: "image" as const, key, alt: "", origin: "upload" as const, source: { member } }],
  });
  const open = async (member: string) =>
    member === "a.dat" ? png : member === "b.dat" ? new Blob([png]).stream() : undefined;
  const partsOf = async (archive: Parameters<typeof readThread>[0], id: string): Promise<Part[]> =>
    (await readThread(archive, id))?.messages.flatMap(({ parts }) => parts) ?? [];

  test("are stored once, by what they are; those not found say so and are had by a later import", async () => {
    const archive = await freshArchive();
    const all = [
      conversation("a", [image("a.dat")]),
      conversation("b", [image("b.dat")]),
      conversation("c", [image("c.dat")]),
    ];
    const outcomes = await importAll(archive, "run", all, { open });
    expect(outcomes.map(({ problems }) => problems)).toEqual([[], [], ["not-in-export"]]);
    expect(await archive.db.getAll("assets")).toMatchObject([
      { type: "image/png", size: 11, conversations: ["chatgpt:a", "chatgpt:b"] },
    ]);
    expect(await archive.db.count("assetBytes")).toBe(1);
    expect(await partsOf(archive, "chatgpt:c")).toMatchObject([{ key: "file-1", problem: "not-in-export" }]);
    expect((await knownPrints(archive)).size).toBe(2);
    expect((await judgeIncoming(archive, all)).map(({ verdict }) => verdict)).toEqual(["same", "same", "fuller"]);
    const again = await importAll(archive, "again", all, { open: async () => png });
    expect(again.map(({ verdict }) => verdict)).toEqual(["same", "same", "fuller"]);
    expect((await partsOf(archive, "chatgpt:c"))[0]).toMatchObject({ asset: { size: 11 } });
    expect((await knownPrints(archive)).size).toBe(3);
  });

  test("one that cannot be read costs that one alone", async () => {
    const archive = await freshArchive();
    const broken = async () => {
      throw new Error("broken entry");
    };
    const outcomes = await importAll(archive, "run", [conversation("a", [image("a.dat"), exported("a1", "fine")])], {
      open: broken,
    });
    expect(outcomes).toMatchObject([{ verdict: "new", added: 2, problems: ["not-readable"] }]);
  });

  test("bytes lost from the archive are stored again", async () => {
    const archive = await freshArchive();
    await importAll(archive, "run", [conversation("a", [image("a.dat")])], { open });
    const [hash = ""] = await archive.db.getAllKeys("assets");
    await archive.db.delete("assetBytes", hash);
    expect((await knownPrints(archive)).size).toBe(0);
    await importAll(archive, "again", [conversation("a", [image("a.dat")])], { open });
    expect((await readAsset(archive, hash))?.bytes).toEqual(png);
    expect((await knownPrints(archive)).size).toBe(1);
  });

  describe.each(["record", "record and bytes"])("of which the %s were lost", (lost) => {
    const losing = async () => {
      const archive = await freshArchive();
      await importAll(archive, "run", [conversation("a", [image("a.dat"), exported("a1", "fine")])], { open });
      const [hash = ""] = await archive.db.getAllKeys("assets");
      const thread = await readThread(archive, "chatgpt:a");
      await archive.db.delete("assets", hash);
      if (lost !== "record") await archive.db.delete("assetBytes", hash);
      else expect((await knownPrints(archive)).size).toBe(0);
      const restored = { kind: "restored", thread, assets: { [hash]: { member: "a.dat" } } } as RestoredConversation;
      return { archive, hash, restored };
    };
    const stays = async (archive: Archive, hash: string) => {
      await purgeOrphans(archive, -1_000);
      expect((await readAsset(archive, hash))?.bytes).toEqual(png);
      expect(await archive.db.getAll("assets")).toMatchObject([{ conversations: ["chatgpt:a"] }]);
    };

    test("are had by importing again, for good", async () => {
      const { archive, hash } = await losing();
      const again = conversation("a", [image("a.dat"), exported("a1", "fine")]);
      expect((await judgeIncoming(archive, [again]))[0]?.verdict).toBe("fuller");
      await importAll(archive, "again", [again], { open });
      await stays(archive, hash);
      await undoRun(archive, "again");
      await stays(archive, hash);
    });

    test("are had by restoring a backup, for good", async () => {
      const { archive, hash, restored } = await losing();
      expect((await judgeIncoming(archive, [restored]))[0]?.verdict).toBe("fuller");
      await startRun(archive, { id: "again", names: [] });
      await storeIncoming(archive, [{ incoming: restored, print: "p" }], "again", { open });
      await stays(archive, hash);
    });

    test("are had from another browser, for good", async () => {
      const { archive, hash, restored } = await losing();
      expect((await storeShared(archive, restored, open)).problems).toEqual([]);
      await stays(archive, hash);
    });
  });

  test("a batch during which an asset goes is worked out anew", async () => {
    const archive = await freshArchive();
    const held = await putAsset(archive, png, "image/png");
    await startRun(archive, { id: "run", names: [] });
    await store(
      archive,
      look("page", [
        message("u1", "q", { parts: [{ kind: "image", key: "k", alt: "", origin: "upload", asset: held }] }),
      ]),
    );
    const items = ["a.dat", "other"].map((member) => ({
      incoming: conversation(member, [image(member)]),
      print: member,
    }));
    let erased = false;
    const erasing = async (member: string) => {
      if (member === "other" && !erased) {
        erased = true;
        await eraseConversations(archive, ["chatgpt:page"]);
      }
      return png;
    };
    await storeIncoming(archive, items, "run", { open: erasing });
    expect((await readAsset(archive, held.sha256))?.bytes).toEqual(png);
    expect(await archive.db.getAll("assets")).toMatchObject([{ conversations: ["chatgpt:a.dat", "chatgpt:other"] }]);
  });
});

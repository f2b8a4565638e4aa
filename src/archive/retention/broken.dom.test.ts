import { expect, test } from "vitest";
import type { Part } from "../../conversation/model.ts";
import { putAsset } from "../assets.ts";
import { listConversations } from "../list.ts";
import { damageOne, damages, sealedArchive } from "../sealed/testing/broken.ts";
import { look, message, store } from "../testing/looks.ts";
import { dryRun } from "./dry-run.ts";
import { eraseEverything } from "./erase-everything.ts";
import type { Rule } from "./rule.ts";
import { putRule, readRetention } from "./state.ts";
import { stepRetention } from "./step.ts";
import { day, now } from "./testing/run-through.ts";
import { usualRule } from "./testing/usual-rule.ts";

const rule = usualRule;
const victim = "chatgpt:c1";

async function filled() {
  const sealed = await sealedArchive();
  const at = new Date(now - 400 * day).toISOString();
  for (let chat = 0; chat < 4; chat++) {
    const asset = await putAsset(sealed.archive, new Uint8Array(100 + chat), "image/png");
    const parts: Part[] = [{ kind: "image", key: "k", alt: "", origin: "generated", asset }];
    const messages = [message("u1", `chat ${chat}`), message("a1", "x", { parts })];
    await store(sealed.archive, look(`c${chat}`, messages, { capturedAt: at }));
  }
  return sealed;
}

const places = ["conversations", "chunks", "outlines", "assets"] as const;
const cases = places.flatMap((name) => Object.keys(damages).map((how) => [name, how] as const));

test.each(cases)("a record of %s that is %s: its chat stays, is told, and all others go", async (name, how) => {
  const { archive, bare } = await filled();
  const ofAsset = async () => (await archive.db.getAllKeysFromIndex("assets", "conversations", victim))[0] ?? "";
  const keys = { conversations: victim, chunks: [victim, 0], outlines: [victim, 0], assets: await ofAsset() };
  await damageOne(bare, name, how, keys[name]);
  const means = { now, backedUp: async () => new Set<string>() };
  const dry = async (what: Rule["what"]) => dryRun(archive, { ...rule, what }, means, new AbortController().signal);
  for (const what of ["chats", "images"] as const) {
    const { found, unread, went } = await dry(what);
    expect(found.map(({ id }) => id).sort()).toEqual(["chatgpt:c0", "chatgpt:c2", "chatgpt:c3"]);
    expect(unread).toEqual([victim]);
    expect(what === "chats" ? went.chats : went.media).toBe(3);
  }
  const before = await bare.getAll(name);
  for (const what of ["images", "chats"] as const) {
    await putRule(archive, { ...rule, what });
    for (let next = 0; next <= now; ) {
      next = (await stepRetention(archive, { ...means, isOver: () => true, tell: () => undefined })) ?? Infinity;
    }
  }
  expect((await readRetention(archive)).log.map(({ chats, media }) => [chats, media])).toEqual([
    [3, 0],
    [0, 3],
  ]);
  const listed = await listConversations(archive, { onBroken: () => undefined });
  expect(listed.map(({ id }) => id)).toEqual(name === "conversations" ? [] : [victim]);
  const after = await bare.getAll(name);
  expect(before).toEqual(expect.arrayContaining(after));
  expect(after.length).toBeGreaterThan(0);
});

test.each(cases)("a record of %s that is %s goes with everything", async (name, how) => {
  const { archive, bare } = await filled();
  const ofAsset = async () => (await archive.db.getAllKeysFromIndex("assets", "conversations", victim))[0] ?? "";
  const keys = { conversations: victim, chunks: [victim, 0], outlines: [victim, 0], assets: await ofAsset() };
  await damageOne(bare, name, how, keys[name]);
  const { before, after, conversations } = await eraseEverything(archive, false, now);
  expect(conversations).toHaveLength(4);
  expect(before).toMatchObject({ conversations: 4, assets: 4 });
  expect(after).toMatchObject({ conversations: 0, chunks: 0, outlines: 0, assets: 0, assetBytes: 0, tombstones: 4 });
});

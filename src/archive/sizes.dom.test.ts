import { expect, test } from "vitest";
import type { Part } from "../conversation/model.ts";
import { putAsset } from "./assets.ts";
import { assetSizes, textSize } from "./sizes.ts";
import { freshArchive } from "./testing/fresh.ts";
import { look, message, store } from "./testing/looks.ts";

test("an image counts once, with the chat that showed it first; one that no chat shows counts nowhere", async () => {
  const archive = await freshArchive();
  const [shared, own] = [
    await putAsset(archive, new Uint8Array(1_000).fill(1), "image/png"),
    await putAsset(archive, new Uint8Array(300).fill(2), "image/png"),
  ];
  await putAsset(archive, new Uint8Array(50).fill(3), "image/png");
  const image = (key: string, asset: typeof shared): Part => ({
    kind: "image",
    key,
    alt: "",
    origin: "generated",
    asset,
  });
  await store(archive, look("one", [message("a1", "", { parts: [image("x", shared)] })]));
  await store(archive, look("two", [message("a1", "", { parts: [image("x", shared), image("y", own)] })]));
  expect(await assetSizes(archive)).toEqual(
    new Map([
      ["chatgpt:one", 1_000],
      ["chatgpt:two", 300],
    ]),
  );
});

test("the texts of a chat are as large as what was written, whatever the writing, over all its chunks", async () => {
  const archive = await freshArchive();
  const long = Array.from({ length: 120 }, (_, index) =>
    message(`${index % 2 === 0 ? "u" : "a"}${index}`, `${index} ${"x".repeat(1_000)}`),
  );
  await store(archive, look("long", long));
  await store(archive, look("japanese", [message("a1", "本".repeat(5_000))]));
  const size = await textSize(archive, "chatgpt:long");
  expect(size).toBeGreaterThan(120_000);
  // With what is kept beside each text: ids, role, times.
  expect(size).toBeLessThan(120_000 + 120 * 700);
  expect(await textSize(archive, "chatgpt:japanese")).toBeGreaterThan(15_000);
  expect(await textSize(archive, "chatgpt:none")).toBe(0);
});

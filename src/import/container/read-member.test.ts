import { expect, test } from "vitest";
import { chunkedMember } from "../testing/read-elements.ts";
import { readBytes, readJson } from "./read-member.ts";

test("a side file is read whole up to a size, whatever size it states", async () => {
  const member = chunkedMember(JSON.stringify("x".repeat(100)), 10);
  expect(await readJson(member, { limit: 102 })).toBe("x".repeat(100));
  await expect(readBytes(member, { limit: 101 })).rejects.toThrow("too-large: 102 bytes");
  await expect(readBytes({ ...member, size: 5 }, { limit: 50 })).rejects.toThrow("too-large: more than 50 bytes");
});

test("one that is too large by its own word is not even opened", async () => {
  const unopened = { ...chunkedMember("", 1), size: 2 ** 40, stream: () => expect.unreachable() };
  await expect(readBytes(unopened)).rejects.toThrow("too-large");
});

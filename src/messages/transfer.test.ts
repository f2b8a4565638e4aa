import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TransferPart } from "./contract.ts";
import { cutInParts, piecesOf, putInParts } from "./transfer.ts";

const runs = process.env.CONVOKEEP_LONG ? 2_000 : 200;
const seed = Number(process.env.CONVOKEEP_SEED ?? 20261121);
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe("cutInParts", () => {
  it(`loses nothing, keeps the limit, and cuts no character in two (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.integer({ min: 4, max: 40 }), (text, limit) => {
        const parts = cutInParts(text, limit);
        expect(parts.join("")).toBe(text);
        for (const part of parts) {
          expect(bytes(part)).toBeLessThanOrEqual(limit);
          expect(new TextDecoder().decode(new TextEncoder().encode(part))).toBe(part);
        }
      }),
      { numRuns: runs, seed },
    );
  });

  it("gives one empty part for an empty text", () => {
    expect(cutInParts("")).toEqual([""]);
  });

  it("counts bytes, not characters", () => {
    expect(cutInParts("漢".repeat(3 * 1024 * 1024)).length).toBe(3);
  });
});

/** A receiver that keeps parts by transfer, and forgets all of them once after `dieAt` parts. */
function receiver(dieAt: number) {
  const parts = new Map<string, Map<number, string>>();
  let seen = 0;
  const put = async (part: TransferPart) => {
    seen += 1;
    if (seen === dieAt) parts.clear();
    const held = parts.get(part.transfer) ?? new Map<number, string>();
    parts.set(part.transfer, held.set(part.part, part.data));
    if (held.size < part.parts) return { waiting: part.parts - held.size };
    return {
      receipt: [...held]
        .sort(([a], [b]) => a - b)
        .map(([, data]) => data)
        .join(""),
    };
  };
  return { put, transfers: parts };
}
const finished = (answer: object) => ("receipt" in answer ? (answer as { receipt: string }) : undefined);

describe("putInParts", () => {
  const text = "é".repeat(5 * 1024 * 1024);

  it("sends every part under one id and returns the last answer", async () => {
    const { put, transfers } = receiver(0);
    expect((await putInParts(piecesOf(text), put, finished)).receipt).toBe(text);
    expect(transfers.size).toBe(1);
  });

  it("sends all again under the same id when the receiver lost some", async () => {
    const { put, transfers } = receiver(2);
    expect((await putInParts(piecesOf(text), put, finished)).receipt).toBe(text);
    expect(transfers.size).toBe(1);
  });

  it("gives up on a receiver that never completes", async () => {
    await expect(putInParts(piecesOf("x"), async () => ({ waiting: 1 }), finished)).rejects.toMatchObject({
      code: "unknown",
    });
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { BackupError } from "./backup-error.ts";
import type { Manifest } from "./manifest.ts";
import { manifestBytes, parseManifest } from "./manifest-schema.ts";
import { newIdentity, signed } from "./signing.ts";

const own = await newIdentity();
const other = await newIdentity();
const at = "2026-11-20T12:00:00.000Z";
const manifestOf = (counter: number): Manifest => {
  const { device } = own;
  return { format: "convokeep-backup", version: 1, device, counter, at, segments: [], deleted: [] };
};
const decoder = new TextDecoder();
const encoder = new TextEncoder();
const forged = new BackupError("forged");

it("makes every browser a name of its own, which its key proves", async () => {
  expect(own.device).toMatch(/^[0-9a-f]{16}$/);
  expect(other.device).not.toBe(own.device);
  expect(own.keys.privateKey.extractable).toBe(false);
  expect(await parseManifest(await manifestBytes(manifestOf(3), own.keys))).toEqual(manifestOf(3));
});

it("takes no manifest that another has signed in a browser's name", async () => {
  await expect(parseManifest(await manifestBytes(manifestOf(3), other.keys))).rejects.toThrow(forged);
});

it("takes no other manifest under a signature, nor another's public key", async () => {
  const text = decoder.decode(await manifestBytes(manifestOf(3), own.keys));
  const later = decoder.decode(await manifestBytes(manifestOf(4), own.keys));
  const stranger = decoder.decode(await signed(manifestOf(3), other.keys));
  const end = (whole: string) => whole.slice(whole.indexOf(',"signature"'));
  const begin = (whole: string) => whole.slice(0, whole.indexOf(',"signature"'));
  const signer = (whole: string) => /"signer":"([^"]*)"/.exec(whole)?.[1] ?? "";
  const tries = [
    text.replace('"counter":3', '"counter":5'),
    begin(text) + end(later),
    text.replace(signer(text), signer(stranger)),
    text.replace(signer(text), `${"A".repeat(87)}=`),
    `${begin(text)}}\n`,
    text.replace(/\}\n$/, ',"more":1}\n'),
  ];
  for (const each of tries) await expect(parseManifest(encoder.encode(each)), each).rejects.toThrow(forged);
});

it("takes no signature that is written otherwise, though it says the same", async () => {
  const text = decoder.decode(await manifestBytes(manifestOf(3), own.keys));
  const last = text.at(-6) ?? "";
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const others = [...alphabet].filter(
    (sign) => sign !== last && alphabet.indexOf(sign) >> 4 === alphabet.indexOf(last) >> 4,
  );
  expect(others).toHaveLength(15);
  for (const sign of others) {
    const changed = encoder.encode(`${text.slice(0, -6)}${sign}${text.slice(-5)}`);
    await expect(parseManifest(changed), sign).rejects.toThrow(forged);
  }
});

it("takes none of which any byte was changed", async () => {
  const bytes = await manifestBytes(manifestOf(3), own.keys);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ flip;
      await expect(parseManifest(changed)).rejects.toThrow(BackupError);
    }),
    { numRuns: 300 },
  );
});

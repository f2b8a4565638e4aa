import { gcm } from "@noble/ciphers/aes.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sized } from "../../../e2e/harness/long.ts";
import { gcmWith } from "./gcm.ts";

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
const none = new Uint8Array();
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

// The cases with keys of 256 bits of "The Galois/Counter Mode of Operation" (McGrew, Viega), appendix B.
const key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
const text =
  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
const sealedText =
  "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";
const about = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
test.each([
  ["00".repeat(32), "00".repeat(12), "", "", "530f8afbc74536b9a963b4f1c4cb738b"],
  [
    "00".repeat(32),
    "00".repeat(12),
    "00".repeat(16),
    "",
    "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
  ],
  [key, "cafebabefacedbaddecaf888", text, "", `${sealedText}b094dac5d93471bdec1a502270e3cc6c`],
  [
    key,
    "cafebabefacedbaddecaf888",
    text.slice(0, 120),
    about,
    `${sealedText.slice(0, 120)}76fc6ece0f4e1768cddf8853bb2d551b`,
  ],
])("is AES-256-GCM (case %#)", (withKey, iv, plain, aad, sealed) => {
  const one = gcmWith(hex(withKey));
  expect(one.encrypt(hex(iv), hex(plain), hex(aad))).toEqual(hex(sealed));
  expect(one.decrypt(hex(iv), hex(sealed), hex(aad))).toEqual(hex(plain));
});

test("gives what others give, of any length, one after the other by the same key", async () => {
  const long = fc.oneof(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ minLength: 900, maxLength: 3_000 }));
  const pieces = fc.array(fc.tuple(bytes(12), long, fc.uint8Array({ maxLength: 50 })), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(bytes(32), pieces, async (withKey, all) => {
      const one = gcmWith(withKey);
      const web = await crypto.subtle.importKey("raw", withKey as BufferSource, "AES-GCM", false, ["encrypt"]);
      for (const [iv, plain, aad] of all) {
        const sealed = one.encrypt(iv, plain, aad);
        const how = { name: "AES-GCM", iv: iv as BufferSource, additionalData: aad as BufferSource };
        expect(sealed).toEqual(new Uint8Array(await crypto.subtle.encrypt(how, web, plain as BufferSource)));
        expect(sealed).toEqual(gcm(withKey, iv, aad).encrypt(plain));
        expect(one.decrypt(iv, sealed, aad)).toEqual(plain);
      }
    }),
    { numRuns: sized(1_000, 20) },
  );
});

test("opens nothing of which a single bit is another", () => {
  const one = gcmWith(hex(key));
  const [iv, plain, aad] = [hex("cafebabefacedbaddecaf888"), hex(text).slice(0, 21), hex(about)];
  const sealed = one.encrypt(iv, plain, aad);
  const flipped = (all: Uint8Array, bit: number) =>
    all.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
  for (let bit = 0; bit < 8 * iv.length; bit++) expect(one.decrypt(flipped(iv, bit), sealed, aad)).toBeUndefined();
  for (let bit = 0; bit < 8 * sealed.length; bit++) expect(one.decrypt(iv, flipped(sealed, bit), aad)).toBeUndefined();
  for (let bit = 0; bit < 8 * aad.length; bit++) expect(one.decrypt(iv, sealed, flipped(aad, bit))).toBeUndefined();
  for (let cut = 0; cut < sealed.length; cut++) expect(one.decrypt(iv, sealed.slice(0, cut), aad)).toBeUndefined();
  expect(one.decrypt(none, sealed, aad)).toBeUndefined();
  expect(gcmWith(hex("00".repeat(32))).decrypt(iv, sealed, aad)).toBeUndefined();
});

test("leaves what it was given as it was", () => {
  const all = [hex("cafebabefacedbaddecaf888"), hex(text).subarray(1), hex(about)] as const;
  const copies = all.map((one) => one.slice());
  gcmWith(hex(key)).encrypt(...all);
  expect(all.map((one) => one.slice())).toEqual(copies);
});

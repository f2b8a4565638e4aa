import { describe, expect, it } from "vitest";
import { makeIdentity, recipientOf } from "./identity.ts";
import { bitsOf, faultOf } from "./judge-passphrase.ts";
import { bitsOfWord, makePassphrase, offered, words } from "./make-passphrase.ts";
import { openRecovery, recoveryFile } from "./recovery.ts";
import { seal } from "./seal.ts";
import { hasAge, openedByAge } from "./testing/age-tool.ts";
import { sealedCheaply } from "./testing/sealed-cheaply.ts";

describe("a passphrase that is offered", () => {
  it("is of many different words of four letters, all as likely", () => {
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((word) => /^[a-z]{4}$/.test(word))).toBe(true);
    expect(words.length).toBeGreaterThan(4_800);
    expect(offered * bitsOfWord).toBeGreaterThan(73);
    const counts = new Map<string, number>();
    for (const word of makePassphrase(words.length * 20).split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThan(55);
    expect(counts.size).toBeGreaterThan(words.length - 5);
  });

  it("is different each time, and good enough by our own rule", () => {
    const made = Array.from({ length: 200 }, () => makePassphrase());
    expect(new Set(made).size).toBe(200);
    expect(made.map(faultOf).filter(Boolean)).toEqual([]);
    expect(Array.from({ length: 200 }, () => faultOf(makePassphrase(5))).filter(Boolean)).toEqual([]);
  });
});

describe("a passphrase of one's own", () => {
  it.each(["", "x7#Kq", "bako timu", "Summer-9", "         a         ", "\u5bc6\u7801\u5f88\u77ed"])(
    "%j is too short",
    (passphrase) => expect(faultOf(passphrase)).toBe("short"),
  );

  it.each([
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "1234567890",
    "0987654321",
    "qwertyuiop",
    "qwertzuiop12",
    "password1234",
    "P@ssw0rd2024",
    "Passwort2025!",
    "convokeep2026",
    "convokeep-backup",
    "01.02.1990 01.02.1990",
    "iloveyou1999",
    "bako bako bako bako",
    "abcdefghijklmnop",
    "11112222333344445555",
  ])("%j is too easy", (passphrase) =>
    expect([faultOf(passphrase), bitsOf(passphrase)]).toEqual(["easy", expect.any(Number)]),
  );

  it.each([
    "kx7Pq2mWz9",
    "four tall ships at dawn",
    "Vier gr\u00fcne Fahrr\u00e4der",
    "bako-timu-rela-sopi",
    "BAKO TIMU RELA SOPI",
    "la pluie d'octobre chante",
    "\u6625\u7720\u4e0d\u89c9\u6653\u5904\u5904\u95fb\u557c\u9e1f",
    "9f!Lm#2vQx",
    "correct horse battery",
  ])("%j will do", (passphrase) =>
    expect([faultOf(passphrase), bitsOf(passphrase)]).toEqual([undefined, expect.any(Number)]),
  );
});

describe("a recovery file", () => {
  const passphrase = makePassphrase();

  it("gives the key back, and to the passphrase alone", async () => {
    const identity = await makeIdentity();
    const file = await recoveryFile(identity, passphrase, "2026-11-22T09:00:00.000Z");
    expect(await openRecovery(file, passphrase)).toEqual({ identity, recipient: await recipientOf(identity) });
    await expect(openRecovery(file, `${passphrase}x`)).rejects.toMatchObject({ problem: "wrong-key" });
    expect(Buffer.from(file).includes("AGE-SECRET")).toBe(false);
    if (hasAge) {
      const plain = new TextEncoder().encode("what was kept");
      expect(openedByAge(await seal(plain, await recipientOf(identity)), file, passphrase).equals(plain)).toBe(true);
    }
  });

  it("is told from other files", async () => {
    await expect(openRecovery(new Uint8Array(20_000), passphrase)).rejects.toMatchObject({ problem: "not-age" });
    for (const text of ["hello", `AGE-SECRET-KEY-1${"Q".repeat(58)}`]) {
      const file = await sealedCheaply(new TextEncoder().encode(text), passphrase);
      await expect(openRecovery(file, passphrase)).rejects.toMatchObject({ problem: "not-age" });
    }
  });
});

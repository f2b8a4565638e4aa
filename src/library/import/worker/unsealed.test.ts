import { describe, expect, it } from "vitest";
import { makeIdentity, recipientOf } from "../../../crypt/identity.ts";
import { seal } from "../../../crypt/seal.ts";
import { sealAhead } from "../../../crypt/seal-ahead.ts";
import { sealBlob } from "../../../crypt/seal-blob.ts";
import { hasAge, openedByAge, openedByAgeWith } from "../../../crypt/testing/age-tool.ts";
import { cheapRecoveryFile, sealedCheaply } from "../../../crypt/testing/sealed-cheaply.ts";
import { unsealed } from "./unsealed.ts";

const { signal } = new AbortController();
const passphrase = "bako timu rela sopi";
const identity = await makeIdentity();
const recipient = await recipientOf(identity);
const plain = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7) & 255);
const recovery = new File([await cheapRecoveryFile(identity, passphrase)], "recovery.age");
const bytesOf = async (file: Blob | undefined) => Buffer.from(file ? await file.arrayBuffer() : new ArrayBuffer(0));
const open = async (bytes: Blob | Uint8Array<ArrayBuffer>, keys?: Parameters<typeof unsealed>[1]) =>
  (await unsealed([new File(["x"], "plain.txt"), new File([bytes], "chats.zip.age")], keys, signal))[1];

describe("encrypted files that are dropped", () => {
  it("are opened by the recovery file of their key, and keep their name without the ending", async () => {
    const opened = await open(await seal(plain, recipient), { passphrase, recovery });
    expect(opened?.name).toBe("chats.zip");
    expect((await bytesOf(opened)).equals(plain)).toBe(true);
  });

  it("say what they need", async () => {
    const sealed = await seal(plain, recipient);
    await expect(open(sealed)).rejects.toMatchObject({ problem: "needs-key" });
    await expect(open(sealed, { passphrase })).rejects.toMatchObject({ problem: "needs-key" });
    const foreign = await recipientOf(await makeIdentity());
    await expect(open(await seal(plain, foreign), { passphrase, recovery })).rejects.toMatchObject({
      problem: "wrong-key",
    });
    const large = new File([new Uint8Array(20_000)], "other.age");
    await expect(open(sealed, { passphrase, recovery: large })).rejects.toMatchObject({ problem: "not-age" });
    await expect(open(await sealedCheaply(plain, passphrase))).rejects.toMatchObject({ problem: "needs-passphrase" });
  });

  it("are not used where they were cut or changed, however late that shows", async () => {
    const sealed = await seal(plain, recipient);
    const changed = sealed.slice();
    changed[sealed.length - 1] = (changed[sealed.length - 1] ?? 0) ^ 1;
    for (const bytes of [changed, sealed.slice(0, -1), sealed.slice(0, 100)]) {
      await expect(open(bytes, { passphrase, recovery })).rejects.toMatchObject({ problem: "damaged" });
    }
  });

  it("that are none are given as they are", async () => {
    const files = [new File(["age-encryption.org/v2\n"], "a.age"), new File([], "b.age")];
    expect(await unsealed(files, undefined, signal)).toBe(files);
  });
});

describe("a file sealed ahead by a passphrase", () => {
  it.each([1, 65_536, 65_537])("of %i bytes opens with it alone, here and by age", async (size) => {
    const ahead = await ready;
    expect(JSON.stringify(ahead)).not.toContain("bako");
    const bytes = plain.slice(0, size);
    const [one, two] = [await sealBlob(new Blob([bytes]), ahead), await sealBlob(new Blob([bytes]), ahead)];
    const sealed = new Uint8Array(await one.arrayBuffer());
    expect(Buffer.from(sealed).equals(new Uint8Array(await two.arrayBuffer()))).toBe(false);
    if (hasAge) expect(openedByAgeWith(sealed, passphrase).equals(bytes)).toBe(true);
    else expect((await bytesOf(await open(one, { passphrase }))).equals(bytes)).toBe(true);
  });

  it("is opened by our import with the passphrase, and by no other", async () => {
    const sealed = await sealBlob(new Blob([plain]), await ready);
    const opened = await open(sealed, { passphrase });
    expect((await bytesOf(opened)).equals(plain)).toBe(true);
    await expect(open(sealed, { passphrase: "another one" })).rejects.toMatchObject({ problem: "wrong-key" });
  });

  it.skipIf(!hasAge)("to a key opens with the recovery file, by age", async () => {
    const sealed = await sealBlob(new Blob([plain]), { recipient });
    const file = new Uint8Array(await recovery.arrayBuffer());
    expect(openedByAge(new Uint8Array(await sealed.arrayBuffer()), file, passphrase).equals(plain)).toBe(true);
  });
});

const ready = sealAhead(passphrase);

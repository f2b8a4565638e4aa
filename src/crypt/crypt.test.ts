import { describe, expect, it } from "vitest";
import { sized } from "../../e2e/harness/long.ts";
import { CryptError } from "./crypt-error.ts";
import { readHeader } from "./header.ts";
import { isIdentity, isRecipient, makeIdentity, recipientOf } from "./identity.ts";
import { open, openBytes, openStream } from "./open.ts";
import { seal, sealBytes, sealStream } from "./seal.ts";
import { hasAge, openedByAge, openedByAgeWith, sealedByAge, sealedByAgeWith } from "./testing/age-tool.ts";
import { sealedCheaply } from "./testing/sealed-cheaply.ts";

const chunk = 64 * 1024;
const passphrase = "bako timu rela sopi";

const identity = await makeIdentity();
const recipient = await recipientOf(identity);

function plainOf(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 255);
}

function streamOf(bytes: Uint8Array, piece: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    },
  });
}

async function all(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What opening a file says, both at once and as a stream. */
async function problemOf(sealed: Uint8Array, by: Parameters<typeof openBytes>[1] = { identity }): Promise<string> {
  const told = (error: unknown) => (error instanceof CryptError ? error.problem : `other: ${error}`);
  const whole = await openBytes(sealed, by).then(() => "opened", told);
  const streamed = await openStream(streamOf(sealed, 10_000), by)
    .then(all)
    .then(() => "opened", told);
  return whole === streamed ? whole : `${whole}, as a stream ${streamed}`;
}

describe("sealing to a key", () => {
  it("makes keys in the form that every age tool knows", () => {
    expect([isIdentity(identity), isRecipient(recipient)]).toEqual([true, true]);
    expect([isIdentity(recipient), isRecipient(identity), isRecipient(`${recipient}\n`)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each([0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 200_000])("gives back %i bytes", async (size) => {
    const plain = plainOf(size);
    const sealed = await seal(plain, recipient);
    expect(Buffer.from(await open(sealed, identity)).equals(plain)).toBe(true);
    for (const piece of [777, chunk, 1_000_000]) {
      const streamed = await all(await sealStream(streamOf(plain, piece), { recipient }));
      expect(streamed.length).toBe(sealed.length);
      const opened = await all(await openStream(streamOf(streamed, piece + 1), { identity }));
      expect(Buffer.from(opened).equals(plain)).toBe(true);
    }
  });

  it("opens a file that comes byte by byte", async () => {
    const sealed = await seal(plainOf(300), recipient);
    expect(await all(await openStream(streamOf(sealed, 1), { identity }))).toEqual(plainOf(300));
  });

  it("fails as its source fails", async () => {
    const sealed = await seal(plainOf(100), recipient);
    for (const before of [10, sealed.length - 50]) {
      const source = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(sealed.slice(0, before)),
        pull: (controller) => controller.error(new Error("the disk is gone")),
      });
      await expect(openStream(source, { identity }).then(all)).rejects.toThrow("the disk is gone");
    }
  });
});

describe("what was changed", () => {
  it("is refused, whichever byte was flipped", async () => {
    const sealed = await seal(plainOf(3 * chunk + 500), recipient);
    const { length = 0 } = readHeader(sealed) ?? {};
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    let state = seed;
    const below = (most: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return Math.floor((state / 2 ** 32) * most);
    };
    for (let round = 0; round < sized(1000, 50); round++) {
      // A fifth of them in the header, which is a thousandth of the file.
      const at = below(round % 5 === 0 ? length + 16 : sealed.length);
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
      const problem = await problemOf(changed);
      expect(["not-age", "damaged", "wrong-key", "needs-passphrase"], `seed ${seed}, byte ${at}`).toContain(problem);
    }
  });

  it("is refused, wherever it was cut", async () => {
    const sealed = await seal(plainOf(3 * chunk), recipient);
    const { length = 0 } = readHeader(sealed) ?? {};
    const edges = [0, 22, length, length + 16, ...[1, 2, 3].map((n) => length + 16 + n * (chunk + 16))];
    for (const edge of edges) {
      for (const at of [edge - 1, edge, edge + 1]) {
        if (at < 0 || at === sealed.length) continue;
        const cut = at < sealed.length ? sealed.slice(0, at) : new Uint8Array([...sealed, 0]);
        expect(["damaged", "not-age"], `cut at ${at}`).toContain(await problemOf(cut));
      }
    }
  });

  it("is refused when chunks were swapped, left out or sent twice", async () => {
    const sealed = await seal(plainOf(3 * chunk), recipient);
    const { length = 0 } = readHeader(sealed) ?? {};
    const head = sealed.slice(0, length + 16);
    const [a, b, c] = [0, 1, 2].map((n) =>
      sealed.slice(head.length + n * (chunk + 16), head.length + (n + 1) * (chunk + 16)),
    );
    for (const order of [
      [b, a, c],
      [a, c],
      [a, b, b, c],
      [a, b],
      [a, b, c, c],
    ]) {
      expect(await problemOf(Buffer.concat([head, ...order.map((piece) => piece ?? new Uint8Array())]))).toBe(
        "damaged",
      );
    }
  });

  it("is refused when header and payload are of two files", async () => {
    const [one, two] = [await seal(plainOf(1000), recipient), await seal(plainOf(1000), recipient)];
    const { length = 0 } = readHeader(one) ?? {};
    expect(await problemOf(Buffer.concat([one.subarray(0, length), two.subarray(length)]))).toBe("damaged");
  });

  it("is refused when it is for another key, or none", async () => {
    const sealed = await seal(plainOf(10), recipient);
    expect(await problemOf(sealed, { identity: await makeIdentity() })).toBe("wrong-key");
    expect(await problemOf(sealed, { passphrase })).toBe("needs-key");
    expect(await problemOf(new TextEncoder().encode("PK\u0003\u0004 something else"))).toBe("not-age");
    expect(await problemOf(new Uint8Array())).toMatch(/not-age|damaged/);
  });

  it("is not read on when its header does not end", async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode("age-encryption.org/v1\n-> X25519 ")),
      pull(controller) {
        read += 1024;
        controller.enqueue(new Uint8Array(1024).fill(65));
      },
    });
    await expect(openStream(endless, { identity })).rejects.toMatchObject({ problem: "not-age" });
    expect(read).toBeLessThan(64 * 1024);
  });
});

describe("sealing by a passphrase", () => {
  it("opens with it, however its letters are composed, and with no other", async () => {
    const sealed = await sealBytes(plainOf(1000), { passphrase: "Gr\u00fc\u00dfe an \ufb01ve" });
    expect(await openBytes(sealed, { passphrase: "Gru\u0308\u00dfe an five" })).toEqual(plainOf(1000));
    expect(await problemOf(sealed)).toBe("needs-passphrase");
    const cheap = await sealedCheaply(plainOf(1000), passphrase);
    expect(await openBytes(cheap, { passphrase })).toEqual(plainOf(1000));
    expect(await problemOf(cheap, { passphrase: `${passphrase}x` })).toBe("wrong-key");
  });

  it.each(["10", "14", "21", "30", "0", "018", "18.0", "99999999999999999999", "-18"])(
    "refuses the work factor %s before any work",
    async (factor) => {
      const sealed = Buffer.from(await hostile(`scrypt AAAAAAAAAAAAAAAAAAAAAA ${factor}`));
      const started = performance.now();
      expect(await problemOf(sealed, { passphrase })).toBe("costs");
      expect(performance.now() - started).toBeLessThan(1000);
    },
  );

  it.each([
    "scrypt",
    "scrypt AAAAAAAAAAAAAAAAAAAAAA",
    "scrypt AAAA 18",
    "scrypt AAAAAAAAAAAAAAAAAAAAAB 18",
    "scrypt !! 18",
  ])("refuses the header %s", async (stanza) =>
    expect(await problemOf(Buffer.from(await hostile(stanza)), { passphrase })).toBe("damaged"),
  );

  it("refuses a passphrase beside other keys, as the format demands", async () => {
    const sealed = await hostile("scrypt AAAAAAAAAAAAAAAAAAAAAA 18");
    const two = sealed.replace("\n---", `\n-> X25519 AAAA\n${"A".repeat(43)}\n---`);
    expect(await problemOf(Buffer.from(two), { passphrase })).toBe("damaged");
  });
});

/** A file whose header asks for something. */
async function hostile(stanza: string): Promise<string> {
  return `age-encryption.org/v1\n-> ${stanza}\n${"A".repeat(43)}\n--- ${"A".repeat(43)}\n${"x".repeat(64)}`;
}

describe.skipIf(!hasAge)("the ordinary age tool", () => {
  it("opens what we seal, and we what it seals", () => {
    return Promise.all(
      [0, 1000, chunk, 3 * chunk + 1].map(async (size) => {
        const plain = plainOf(size);
        expect(openedByAge(await seal(plain, recipient), identity).equals(plain)).toBe(true);
        expect(Buffer.from(await open(sealedByAge(plain, recipient), identity)).equals(plain)).toBe(true);
      }),
    );
  });

  it("does so by passphrase too", async () => {
    const plain = plainOf(5000);
    expect(openedByAgeWith(await sealBytes(plain, { passphrase }), passphrase).equals(plain)).toBe(true);
    const theirs = sealedByAgeWith(plain, passphrase);
    expect(Buffer.from(await openBytes(theirs, { passphrase })).equals(plain)).toBe(true);
  });
});

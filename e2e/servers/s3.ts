import crypto, { type BinaryLike, type CipherKey } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answered, bodyOf, passOn } from "./passing.ts";
import { signatureProblem } from "./signature.ts";

export interface S3Server {
  /** Address of the service: path-style addresses lie below it, virtual-hosted ones are `<bucket>.localhost` at its port. */
  origin: string;
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
  /** Where the objects lie on disk. */
  folder: string;
  close(): Promise<void>;
}

/** What the server does with `If-None-Match: *` on writing: newer ones honour it, older ones ignore it or refuse it (501). */
export type Conditional = "honoured" | "ignored" | "refused";

interface S3rver {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
}

const keyId = "S3RVER";
const secret = "s3cret/Key+with=signs";
const bucket = "backups";

/** s3rver in this process behind a gate that checks every signature and hash, which s3rver itself does not, and conditions. */
export async function startS3({ conditional = "honoured" as Conditional } = {}): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), "convokeep-s3-"));
  const inner = loadS3rver({ port: 0, address: "127.0.0.1", silent: true, directory: folder, vhostBuckets: false });
  const { port } = await inner.run();
  const upstream = `http://127.0.0.1:${port}`;
  const gate = createServer((request, response) => {
    throughGate(upstream, conditional, request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    );
  }).listen(0, "127.0.0.1");
  await once(gate, "listening");
  return {
    origin: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    bucket,
    region: "eu-test-1",
    keyId,
    secret,
    folder,
    async close() {
      gate.closeAllConnections();
      gate.close();
      await inner.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function loadS3rver(options: object): S3rver {
  withoutLegacyDes();
  const Server = createRequire(import.meta.url)("s3rver") as new (options: object) => S3rver;
  return new Server({ ...options, configureBuckets: [{ name: bucket }] });
}

/** s3rver makes its paging tokens with single DES, which OpenSSL 3 no longer offers: triple DES with one key is the same. */
function withoutLegacyDes(): void {
  const { createCipheriv, createDecipheriv } = crypto;
  const thrice = (key: CipherKey) => Buffer.concat([key, key, key] as Buffer[]);
  Object.assign(crypto, {
    createCipheriv: (name: string, key: CipherKey, iv: BinaryLike | null, options?: never) =>
      name === "des" ? createCipheriv("des-ede3-cbc", thrice(key), iv) : createCipheriv(name, key, iv, options),
    createDecipheriv: (name: string, key: CipherKey, iv: BinaryLike | null, options?: never) =>
      name === "des" ? createDecipheriv("des-ede3-cbc", thrice(key), iv) : createDecipheriv(name, key, iv, options),
  });
}

async function throughGate(origin: string, conditional: Conditional, request: IncomingMessage): Promise<Answered> {
  const { method = "GET", url: target = "/", headers } = request;
  const body = await bodyOf(request);
  const problem = signatureProblem({ method, target, headers, body }, keyId, secret);
  if (problem) return refusal(problem === "XAmzContentSHA256Mismatch" ? 400 : 403, problem);
  const inner = { origin, method, target: pathStyle(target, headers.host ?? "") };
  const writes = method === "PUT" || (method === "POST" && target.includes("uploadId="));
  if (writes && headers["if-none-match"] === "*") {
    if (conditional === "refused") return refusal(501, "NotImplemented");
    if (conditional === "honoured" && (await isThere(inner))) return refusal(412, "PreconditionFailed");
  }
  return passOn(inner, { headers: plain(headers), body });
}

function pathStyle(target: string, host: string): string {
  const [name = ""] = host.split(".localhost");
  return host.includes(".localhost") ? `/${name}${target}` : target;
}

/** s3rver wants no signature, and would take a version 4 one for any. */
function plain({ authorization: _, ...headers }: IncomingMessage["headers"]): IncomingMessage["headers"] {
  return headers;
}

async function isThere({ origin, target }: { origin: string; target: string }): Promise<boolean> {
  const path = new URL(target, origin).pathname;
  return (
    (await passOn({ origin, method: "HEAD", target: path }, { headers: {}, body: Buffer.alloc(0) })).status === 200
  );
}

function refusal(status: number, code: string): Answered {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no</Message></Error>`;
  return { status, headers: { "content-type": "application/xml" }, body: Buffer.from(text) };
}

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { AwsV4Signer } from "aws4fetch";
import { freePort, startProgram } from "./started.ts";
import { swiftConf } from "./swift-conf.ts";

const kinds = ["account", "container", "object", "proxy"] as const;
const ringBuilder = "/usr/bin/swift-ring-builder";

/** Whether there is an OpenStack Swift here (Debian's packages `swift-proxy`, `swift-account`, `swift-container`, `swift-object`). */
export const hasSwift = existsSync(ringBuilder) && kinds.every((kind) => existsSync(programOf(kind)));

export interface SwiftServer {
  origin: string;
  /** Exists, and is empty. */
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
  close(): Promise<void>;
}

const bucket = "backups";
const keys = { region: "eu-test-1", keyId: "convokeep:tester", secret: "s3cret/Key+with=signs" };

/**
 * OpenStack Swift with its S3 interface on free ports of the loopback address, with one disk and one replica in a temporary
 * folder, whose file system has to know extended attributes.
 */
export async function startSwift(): Promise<SwiftServer> {
  const root = await mkdtemp(join(tmpdir(), "convokeep-swift-"));
  await mkdir(join(root, "devices", "disk"), { recursive: true });
  const [account, container, object, proxy] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const ports = { account, container, object, proxy };
  for (const [name, text] of Object.entries(swiftConf(root, ports, keys, userInfo().username))) {
    await writeFile(join(root, name), `${text}\n`);
  }
  for (const kind of ["account", "container", "object"] as const) makeRing(root, kind, ports[kind]);
  const started: { stop(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(started.map(({ stop }) => stop()));
    await rm(root, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${proxy}`;
  try {
    await Promise.all(kinds.map(async (kind) => started.push(await startOne(root, kind, ports[kind]))));
    await makeBucket(`${origin}/${bucket}`);
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, bucket, ...keys, close };
}

function programOf(kind: string): string {
  return `/usr/bin/swift-${kind}-server`;
}

function startOne(root: string, kind: (typeof kinds)[number], port: number) {
  const args = [join(root, `${kind}.conf`)];
  const logFile = join(root, `${kind}.log`);
  // Each takes seconds to load its code, minutes on a machine that is busy.
  return startProgram({ command: programOf(kind), args, port, logFile, patience: 120_000 });
}

/** Says where accounts, buckets or objects lie: all of them on the one disk. */
function makeRing(root: string, kind: string, port: number): void {
  const builder = join(root, `${kind}.builder`);
  const steps = [
    ["create", "4", "1", "0"],
    [
      "add",
      "--region",
      "1",
      "--zone",
      "1",
      "--ip",
      "127.0.0.1",
      "--port",
      `${port}`,
      "--device",
      "disk",
      "--weight",
      "1",
    ],
    ["rebalance"],
  ];
  for (const step of steps) {
    const { status, stdout, stderr } = spawnSync(ringBuilder, [builder, ...step], { encoding: "utf8" });
    // 1 is a warning: that nothing had to be moved.
    if (status !== 0 && status !== 1) throw new Error(`swift-ring-builder ${step[0]}: ${stdout}${stderr}`);
  }
}

async function makeBucket(address: string): Promise<void> {
  const { keyId: accessKeyId, secret: secretAccessKey, region } = keys;
  const signer = new AwsV4Signer({ method: "PUT", url: address, accessKeyId, secretAccessKey, region, service: "s3" });
  const { url, method, headers } = await signer.sign();
  const made = await fetch(url, { method, headers });
  if (!made.ok) throw new Error(`Swift made no bucket: ${made.status} ${await made.text()}`);
}

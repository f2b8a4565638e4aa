import { AwsV4Signer } from "aws4fetch";
import { sha256Of } from "../../lib/sha256-of.ts";
import { folderAddress } from "./address.ts";
import { type Answer, exchange, type Reach } from "./exchange.ts";
import { PlaceError, type PlaceProblem } from "./place.ts";
import { statusError } from "./statuses.ts";
import { parseXml, type XmlElement } from "./xml.ts";

export interface S3Access {
  /** Address of the service. */
  endpoint: string;
  region: string;
  bucket: string;
  /** Folder in the bucket; "" for the bucket itself. */
  folder: string;
  /** Whether the bucket stands in the path and not in the host's name. */
  pathStyle: boolean;
  keyId: string;
  secret: string;
}

/** A folder of a bucket, as requests need it, and what was learnt of its server. */
export interface Bucket {
  readonly access: S3Access;
  /** Of the bucket, ending in a slash. */
  readonly base: URL;
  readonly reach: Reach;
  /** ms by which the server's clock is ahead of ours, where that kept it from taking our signatures. */
  ahead: number;
  /** False once it has refused a write for its condition. */
  takesConditions: boolean;
}

interface Asked {
  method: string;
  /** Without it, the bucket itself. */
  key?: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array<ArrayBuffer> | string;
  /** Bytes that the answer may have; 64 KiB where absent. */
  most?: number;
}

/** @throws PlaceError `insecure`, and `broken` for an address that is none */
export function bucketOf(access: S3Access, reach: Reach): Bucket {
  const base = folderAddress(access.endpoint);
  if (access.pathStyle) base.pathname += `${access.bucket}/`;
  else base.hostname = `${access.bucket}.${base.hostname}`;
  return { access, base, reach, ahead: 0, takesConditions: true };
}

/** Key of a file in its bucket. */
export function keyOf({ access }: Bucket, path: string): string {
  return access.folder ? `${access.folder}/${path}` : path;
}

/**
 * Asks with AWS Signature Version 4, which covers the hash of the body: a server notices what changes on the way. It covers the
 * time too, so that a wrong clock makes servers refuse everything: then once more, by the server's.
 */
export async function askS3(bucket: Bucket, asked: Asked, signal: AbortSignal): Promise<Answer> {
  const answer = await askOnce(bucket, asked, signal);
  const ahead = answer.status === 403 || answer.status === 400 ? clockOf(answer) - Date.now() : Number.NaN;
  if (!(Math.abs(ahead - bucket.ahead) > mostSkew && Math.abs(ahead) < mostAhead)) return answer;
  bucket.ahead = ahead;
  return askOnce(bucket, asked, signal);
}

/** Servers take signatures that are up to 15 minutes old or early; some only 5. */
const mostSkew = 4 * 60_000;
/** A server that is a day off is not to be believed. */
const mostAhead = 24 * 60 * 60_000;

function clockOf({ headers }: Answer): number {
  return Date.parse(headers.get("date") ?? "");
}

async function askOnce(bucket: Bucket, asked: Asked, signal: AbortSignal): Promise<Answer> {
  const { access, base, reach, ahead } = bucket;
  const url = new URL(asked.key ?? "", base);
  for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, value);
  const body = typeof asked.body === "string" ? new TextEncoder().encode(asked.body) : asked.body;
  const hash = await sha256Of(body ?? new Uint8Array());
  const signed = await new AwsV4Signer({
    method: asked.method,
    url: url.href,
    headers: { ...asked.headers, "x-amz-content-sha256": hash },
    ...(body ? { body } : {}),
    accessKeyId: access.keyId,
    secretAccessKey: access.secret,
    service: "s3",
    region: access.region,
    // Without parts of a second: 20261122T093000Z.
    datetime: new Date(Date.now() + ahead).toISOString().replace(/[-:]|\.\d{3}/g, ""),
  }).sign();
  const sent = { method: asked.method, address: signed.url, headers: Object.fromEntries(signed.headers) };
  return exchange(reach, { ...sent, ...(body ? { body } : {}), most: asked.most ?? 64 * 1024 }, signal);
}

const problems: Readonly<Record<string, PlaceProblem>> = {
  AuthorizationHeaderMalformed: "refused",
  ConditionalRequestConflict: "busy",
  EntityTooLarge: "full",
  NoSuchBucket: "gone",
  OperationAborted: "busy",
  QuotaExceeded: "full",
  RequestTimeout: "unreachable",
  SlowDown: "busy",
  XMinioStorageFull: "full",
};

/** What an answer's error code says, else its status. */
export function s3Error(answer: Answer): PlaceError {
  const byStatus = statusError(answer);
  const problem = problems[errorCode(answer)];
  if (problem) return new PlaceError(problem, byStatus.retryAfter);
  // That there is such a file is said by 412 to a write and by nothing else.
  return byStatus.problem === "gone" ? new PlaceError("broken") : byStatus;
}

/** The code of an error as S3 servers state it; "" without one. */
export function errorCode(answer: Answer): string {
  const error = xmlOf(answer);
  return error?.name === "Error" ? textOf(error, "Code") : "";
}

export function xmlOf({ bytes }: Answer): XmlElement | undefined {
  return parseXml(new TextDecoder().decode(bytes));
}

/** Text of an element directly within; "" without one. */
export function textOf(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? "";
}

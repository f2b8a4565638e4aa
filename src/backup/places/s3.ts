import { mostAtOnce, type Reach, usualReach } from "./exchange.ts";
import { isOurName, namesOf } from "./paths.ts";
import { type Place, PlaceError, type PlaceFile } from "./place.ts";
import {
  askS3,
  type Bucket,
  bucketOf,
  errorCode,
  keyOf,
  type S3Access,
  s3Error,
  textOf,
  xmlOf,
} from "./s3-requests.ts";
import { putObject } from "./s3-write.ts";
import type { XmlElement } from "./xml.ts";

const mostOfListing = 8 * 1024 * 1024;
/** A hostile server could list for ever. */
const mostFiles = 200_000;
const mostPages = 1000;

/**
 * A folder of a bucket on a server that speaks S3.
 * @throws PlaceError `insecure`, and `broken` for an address that is none
 */
export function s3Place(access: S3Access, reach: Reach = usualReach): Place {
  const bucket = bucketOf(access, reach);
  const key = (path: string) => keyOf(bucket, namesOf(path).join("/"));
  return {
    canRead: true,
    mostAtOnce,
    list: (folder, signal) => list(bucket, folder, signal),
    async read(path, signal) {
      const answer = await askS3(bucket, { method: "GET", key: key(path), most: reach.largestFile }, signal);
      if (answer.status === 404 && errorCode(answer) === "NoSuchKey") return undefined;
      if (answer.status !== 200) throw s3Error(answer);
      return answer.bytes;
    },
    async write(path, bytes, signal) {
      if ((await sizeOf(bucket, key(path), signal)) !== undefined) throw new PlaceError("exists");
      await putObject(bucket, key(path), bytes, signal);
      if ((await sizeOf(bucket, key(path), signal)) !== bytes.length) throw new PlaceError("broken");
    },
    size: async (path, signal) => sizeOf(bucket, key(path), signal),
    async remove(path, signal) {
      const answer = await askS3(bucket, { method: "DELETE", key: key(path) }, signal);
      const { status } = answer;
      const isGone = status === 204 || status === 200 || (status === 404 && errorCode(answer) !== "NoSuchBucket");
      if (!isGone) throw s3Error(answer);
    },
  };
}

async function sizeOf(bucket: Bucket, key: string, signal: AbortSignal): Promise<number | undefined> {
  const answer = await askS3(bucket, { method: "HEAD", key }, signal);
  if (answer.status === 404) return undefined;
  if (answer.status === 400) throw await whyOf(bucket, key, signal);
  if (answer.status !== 200) throw s3Error(answer);
  const stated = answer.headers.get("content-length") ?? "";
  if (!/^\d{1,15}$/.test(stated)) throw new PlaceError("broken");
  return Number(stated);
}

/** What an answer to HEAD cannot say, for it has no body: a wrong region, for one. */
async function whyOf(bucket: Bucket, key: string, signal: AbortSignal): Promise<PlaceError> {
  const query = { "list-type": "2", prefix: key, "max-keys": "1" };
  const answer = await askS3(bucket, { method: "GET", query }, signal);
  return answer.status === 200 ? new PlaceError("broken") : s3Error(answer);
}

async function list(bucket: Bucket, folder: string, signal: AbortSignal): Promise<PlaceFile[]> {
  const above = keyOf(bucket, "");
  const prefix = `${keyOf(bucket, namesOf(folder).join("/"))}/`;
  const files: PlaceFile[] = [];
  let token = "";
  for (let page = 0; page < mostPages && files.length < mostFiles; page += 1) {
    const query = {
      "list-type": "2",
      prefix,
      "encoding-type": "url",
      ...(token ? { "continuation-token": token } : {}),
    };
    const answer = await askS3(bucket, { method: "GET", query, most: mostOfListing }, signal);
    if (answer.status !== 200) throw s3Error(answer);
    const listed = xmlOf(answer);
    if (listed?.name !== "ListBucketResult") throw new PlaceError("broken");
    // One by one: a page may hold more than can be given to a function at once.
    for (const file of filesIn(listed, prefix, above.length)) files.push(file);
    if (textOf(listed, "IsTruncated") !== "true") return files;
    const next = textOf(listed, "NextContinuationToken");
    if (!next || next === token) break;
    token = next;
  }
  throw new PlaceError("broken");
}

/** What lies below the folder under names that we give. @param above length of what stands before a path in a key */
function filesIn(listed: XmlElement, prefix: string, above: number): PlaceFile[] {
  const isEncoded = textOf(listed, "EncodingType") === "url";
  return listed.children.flatMap((child) => {
    const stated = textOf(child, "Key");
    const key = isEncoded ? decodedKey(stated) : stated;
    const size = textOf(child, "Size");
    const path = key.slice(above);
    const isOurs = key.startsWith(prefix) && path.split("/").every(isOurName) && /^\d{1,15}$/.test(size);
    return child.name === "Contents" && isOurs ? [{ path, size: Number(size) }] : [];
  });
}

/** Strangers' keys may hold signs that XML cannot: they are asked for in the manner of addresses. "" for one that makes no sense. */
function decodedKey(stated: string): string {
  try {
    return decodeURIComponent(stated);
  } catch {
    return "";
  }
}

import type { Answer } from "./exchange.ts";
import { PlaceError } from "./place.ts";
import { askS3, type Bucket, errorCode, s3Error, textOf, xmlOf } from "./s3-requests.ts";

/** Bytes of a part of an upload: the least that S3 takes, but for the last one. */
export const partSize = 5 * 1024 * 1024;

const mostParts = 10_000;

/**
 * Writes an object, which appears whole or not at all, in one request or, where it is larger than 5 MiB, in parts.
 * @throws PlaceError `exists` where the server knows conditional writes and there is one already
 */
export async function putObject(bucket: Bucket, key: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) {
  if (bytes.length > partSize * mostParts) throw new PlaceError("full");
  if (bytes.length > partSize) return putInParts(bucket, key, bytes, signal);
  const headers = { "content-type": "application/octet-stream" };
  const answer = await unlessThere(bucket, (condition) =>
    askS3(bucket, { method: "PUT", key, body: bytes, headers: { ...headers, ...condition } }, signal),
  );
  if (answer.status !== 200) throw s3Error(answer);
}

/**
 * Some servers refuse what they do not know of: it is not sent to them again, for with it goes the whole body. Whether there is
 * such an object was asked before.
 */
async function unlessThere(
  bucket: Bucket,
  send: (condition: Record<string, string>) => Promise<Answer>,
): Promise<Answer> {
  const answer = bucket.takesConditions ? await send({ "if-none-match": "*" }) : undefined;
  if (answer && answer.status !== 501 && errorCode(answer) !== "NotImplemented") return answer;
  bucket.takesConditions = false;
  return send({});
}

async function putInParts(bucket: Bucket, key: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) {
  const uploadId = await begin(bucket, key, signal);
  try {
    const tags: string[] = [];
    for (let at = 0; at < bytes.length; at += partSize) {
      const query = { partNumber: `${tags.length + 1}`, uploadId };
      const body = bytes.subarray(at, at + partSize);
      const answer = await askS3(bucket, { method: "PUT", key, query, body }, signal);
      const tag = answer.headers.get("etag");
      if (answer.status !== 200) throw s3Error(answer);
      if (!tag) throw new PlaceError("broken");
      tags.push(tag);
    }
    await complete(bucket, key, uploadId, tags, signal);
  } catch (error) {
    const answers = error instanceof PlaceError && error.problem !== "unreachable";
    if (answers) await askS3(bucket, { method: "DELETE", key, query: { uploadId } }, signal).catch(() => undefined);
    throw error;
  }
}

async function begin(bucket: Bucket, key: string, signal: AbortSignal): Promise<string> {
  const headers = { "content-type": "application/octet-stream" };
  const answer = await askS3(bucket, { method: "POST", key, query: { uploads: "" }, headers }, signal);
  if (answer.status !== 200) throw s3Error(answer);
  const started = xmlOf(answer);
  const id = started?.name === "InitiateMultipartUploadResult" ? textOf(started, "UploadId") : "";
  if (!id) throw new PlaceError("broken");
  return id;
}

async function complete(bucket: Bucket, key: string, uploadId: string, tags: readonly string[], signal: AbortSignal) {
  const parts = tags.map((tag, nth) => `<Part><PartNumber>${nth + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`);
  const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
  const headers = { "content-type": "application/xml" };
  const answer = await unlessThere(bucket, (condition) =>
    askS3(bucket, { method: "POST", key, query: { uploadId }, body, headers: { ...headers, ...condition } }, signal),
  );
  // The answer may begin with 200 before the server knows how it ends.
  if (answer.status !== 200 || xmlOf(answer)?.name !== "CompleteMultipartUploadResult") throw s3Error(answer);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

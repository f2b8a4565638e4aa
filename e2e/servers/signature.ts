import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export interface SignedRequest {
  method: string;
  /** Path and query as they were sent. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As AWS has it. */
const mostSkew = 15 * 60_000;

/** Why a request is not signed as AWS Signature Version 4 wants it: the S3 error code, or `undefined` where all is well. */
export function signatureProblem(request: SignedRequest, keyId: string, secret: string): string | undefined {
  const stated =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? "",
    );
  if (!stated) return "AccessDenied";
  const [, key = "", day = "", region = "", signed = "", signature = ""] = stated;
  if (key !== keyId) return "InvalidAccessKeyId";
  const hash = String(request.headers["x-amz-content-sha256"]);
  if (hash !== createHash("sha256").update(request.body).digest("hex")) return "XAmzContentSHA256Mismatch";
  if (!signed.split(";").includes("host")) return "AccessDenied";
  const time = String(request.headers["x-amz-date"]);
  if (!time.startsWith(day)) return "AccessDenied";
  const [year, month, date, hour, minute, second] = time.match(/\d\d(?:\d\d(?=\d{4}T))?/g) ?? [];
  const at = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  // Not Date.now(), which tests turn forward for whoever asks.
  if (!(Math.abs(at - (performance.timeOrigin + performance.now())) <= mostSkew)) return "RequestTimeTooSkewed";
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical(request, signed, hash))].join("\n");
  const keyOfDay = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(
    (above, part) => createHmac("sha256", above).update(part).digest(),
    `AWS4${secret}`,
  );
  const right = createHmac("sha256", keyOfDay).update(text).digest();
  return timingSafeEqual(right, Buffer.from(signature, "hex")) ? undefined : "SignatureDoesNotMatch";
}

function canonical({ method, target, headers }: SignedRequest, signed: string, hash: string): string {
  const { pathname, searchParams } = new URL(target, "http://any");
  const path = pathname
    .split("/")
    .map((part) => encoded(decodeURIComponent(part)))
    .join("/");
  const query = [...searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const lines = signed.split(";").map(
    (name) =>
      `${name}:${String(headers[name] ?? "")
        .trim()
        .replace(/ +/g, " ")}\n`,
  );
  return [method, path, query, lines.join(""), signed, hash].join("\n");
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

import { below } from "./address.ts";
import { type Answer, type Asked, exchange, type Reach } from "./exchange.ts";
import { type DavEntry, propfindBody, readMultistatus, saysAbsent } from "./multistatus.ts";
import { PlaceError } from "./place.ts";
import { statusError } from "./statuses.ts";

/** A folder on a WebDAV server, as requests need it. */
export interface Dav {
  base: URL;
  authorization: string;
  reach: Reach;
}

const mostOfListing = 32 * 1024 * 1024;
const mostOfWord = 64 * 1024;

/** RFC 7617, with the bytes of UTF-8. */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

type Request = Pick<Asked, "method" | "address"> & Partial<Asked>;

function ask({ authorization, reach }: Dav, asked: Request, signal: AbortSignal): Promise<Answer> {
  return exchange(reach, { most: mostOfWord, ...asked, headers: { ...asked.headers, authorization } }, signal);
}

/** What a folder or file is and, with depth 1, what lies directly in it; `undefined` where there is none. */
export async function find(dav: Dav, address: URL, depth: 0 | 1, signal: AbortSignal): Promise<DavEntry[] | undefined> {
  const headers = { depth: `${depth}`, "content-type": "application/xml; charset=utf-8" };
  const asked = { method: "PROPFIND", address, headers, body: propfindBody, most: mostOfListing };
  const answer = await ask(dav, asked, signal);
  if (isAbsent(answer)) return undefined;
  if (answer.status !== 207) throw statusError(answer);
  const text = new TextDecoder().decode(answer.bytes);
  const entries = readMultistatus(text, address);
  // An answer that does not speak of what was asked about is about something else.
  if (entries?.some(({ names }) => names.length === 0)) return entries;
  if (saysAbsent(text)) return undefined;
  throw new PlaceError("broken");
}

/** The bytes of a file; `undefined` where there is none. */
export async function get(dav: Dav, address: URL, signal: AbortSignal) {
  const answer = await ask(dav, { method: "GET", address, most: dav.reach.largestFile }, signal);
  if (isAbsent(answer)) return undefined;
  if (answer.status !== 200) throw statusError(answer);
  return answer.bytes;
}

/** Writes a file over whatever there was. @returns false where the folder around it is not there */
export async function put(dav: Dav, address: URL, body: Uint8Array<ArrayBuffer>, signal: AbortSignal) {
  const headers = { "content-type": "application/octet-stream" };
  const answer = await ask(dav, { method: "PUT", address, headers, body }, signal);
  if (isAbsent(answer) || answer.status === 409) return false;
  if (!isDone(answer)) throw statusError(answer);
  return true;
}

/** Makes a folder, or finds it there. @throws PlaceError `gone` where the folder around it is not there */
export async function makeFolder(dav: Dav, address: URL, signal: AbortSignal): Promise<void> {
  const answer = await ask(dav, { method: "MKCOL", address }, signal);
  // 405 says that there is something under that name; some servers say otherwise.
  if (isDone(answer) || answer.status === 405) return;
  const isRefusal = answer.status === 409 || answer.status === 403;
  const there = isRefusal ? await find(dav, address, 0, signal) : undefined;
  if (there?.some(({ names, folder }) => names.length === 0 && folder)) return;
  throw answer.status === 409 ? new PlaceError("gone") : statusError(answer);
}

/** Gives a file its name. @throws PlaceError `exists` where another one has it */
export async function move(dav: Dav, from: URL, to: URL, signal: AbortSignal): Promise<void> {
  const send = (destination: string) =>
    ask(dav, { method: "MOVE", address: from, headers: { destination, overwrite: "F" } }, signal);
  const answer = await send(to.href);
  // A server behind a proxy may not know itself by the address that we know; the path alone will do (RFC 4918, 8.3).
  const last = answer.status === 502 || answer.status === 400 ? await send(to.pathname) : answer;
  // Any page may come with 200: only what lies there tells.
  const isMoved = last.status === 200 && (await find(dav, from, 0, signal)) === undefined;
  if (isMoved && (await find(dav, to, 0, signal)) !== undefined) return;
  if (last.status !== 201 && last.status !== 204)
    throw last.status === 404 ? new PlaceError("broken") : statusError(last);
}

/** Removes a file, or finds it gone. */
export async function remove(dav: Dav, address: URL, signal: AbortSignal): Promise<void> {
  const answer = await ask(dav, { method: "DELETE", address }, signal);
  if (!isDone(answer) && !isAbsent(answer)) throw statusError(answer);
}

/** Address of a folder: it ends in a slash, or servers redirect to one that does. */
export function folderBelow(base: URL, names: readonly string[]): URL {
  return below(base, names.length === 0 ? [] : [...names, ""]);
}

function isDone({ status }: Answer): boolean {
  return status === 200 || status === 201 || status === 204;
}

function isAbsent({ status }: Answer): boolean {
  return status === 404 || status === 410;
}

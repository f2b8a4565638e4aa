import type { Finding } from "../kinds.ts";

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const four = new RegExp(
  `(?<![\\p{L}\\p{N}.]|[\\p{L}\\p{N}]_)${octet}(?:\\.${octet}){3}(?![\\p{L}\\p{N}]|_[\\p{L}\\p{N}]|\\.\\p{N})`,
  "gu",
);
const six =
  /(?<![\p{L}\p{N}:.]|[\p{L}\p{N}]_)[0-9a-f]{1,4}(?::{1,2}[0-9a-f]{1,4}){1,7}(?:::)?(?![\p{L}\p{N}]|_[\p{L}\p{N}]|:[0-9a-f:])/giu;

/** Words before a number in four parts that is a version or a heading. */
const notAnAddress =
  /(?:\bv|version|release|build|update|firmware|driver|kernel|chapter|section|clause|figure|table|article|kapitel|abschnitt|§|={2}|[<>~^]=?|@|\/v)[\s:]{0,2}v?$/i;

/** Addresses that are the same everywhere: this host, any host, masks, documentation. */
const common = /^(?:0\.|127\.|255\.255\.|255\.0\.0\.0$|224\.0\.0\.|239\.255\.255\.250$)/;

/** Internet addresses of both kinds, private networks included; not loopback, masks, versions or headings. */
export function findAddresses(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { 0: value, index } of text.matchAll(four)) {
    const before = text.slice(Math.max(0, index - 12), index);
    if (common.test(value) || (notAnAddress.test(before) && !/:\/\/$|(?<![@/][\w.-]{0,10})@$/.test(before))) continue;
    found.push({ kind: "ip", start: index, end: index + value.length, value });
  }
  for (const { 0: value, index } of text.matchAll(six)) {
    if (isSix(value)) found.push({ kind: "ip", start: index, end: index + value.length, value: value.toLowerCase() });
  }
  return found;
}

/** Of the ranges in use (global, unique local, link local, multicast), whole or shortened once. */
function isSix(value: string): boolean {
  if (!/^(?:[23][0-9a-f]{3}|f[cdef][0-9a-f]{2}):/i.test(value)) return false;
  const groups = value.split(":").filter((group) => group !== "").length;
  const shortened = value.split("::").length - 1;
  return shortened === 1 ? groups <= 7 : shortened === 0 && groups === 8;
}

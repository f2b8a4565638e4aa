import type { Finding } from "../kinds.ts";

const shape =
  /(?<![\p{L}\p{N}]|[\p{L}\p{N}]_|\p{N}[.-])\d{4}(?:([ -]?)\d{4}(?:\1\d{4}\1\d{1,7}|\1\d{1,7})|([ -])\d{6}\2\d{4,5}|\d{9,15})(?![\p{L}\p{N}]|_[\p{L}\p{N}]|[.-]\d)/gu;

/** Beginnings of the networks' numbers: Visa, Mastercard, American Express, Discover, JCB, Diners Club, UnionPay, Maestro, Mir. */
const network =
  /^(?:4|5[0-8]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720|20[0-4])|3[47]|6(?:011|4[4-9]|5|2|304|759|76[1-3])|35(?:2[89]|[3-8])|3(?:0[0-5]|095|6|8|9))/;

/** Numbers of payment cards: a network's beginning, its length and the check digit are right. */
export function findCards(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(shape)) {
    const digits = match[0].replace(/\D/g, "");
    if (digits.length < 13 || digits.length > 19 || !network.test(digits) || !checks(digits)) continue;
    if (/^(\d)\1+$/.test(digits)) continue;
    found.push({ kind: "card", start: match.index, end: match.index + match[0].length, value: digits });
  }
  return found;
}

/** Luhn's sum (ISO/IEC 7812-1). */
function checks(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const part = at % 2 === 0 ? digit : digit * 2;
    sum += part > 9 ? part - 9 : part;
  }
  return sum % 10 === 0;
}

import type { Finding } from "../kinds.ts";

/** Calling codes in use (ITU E.164). */
const code =
  "(?:1|7|2(?:0|7|1[1-368]|[2-689]\\d|4\\d|5[0-8])|3(?:[0-469]|5\\d|7\\d|8[0-35-79])|4(?:[013-9]|2[013])|5(?:[1-8]|0\\d|9\\d)|6(?:[0-6]|7[02-9]|8[0-35-9]|9[0-2])|8(?:[1246]|00|08|5[02356]|70|8[0268])|9(?:[0-58]|6[0-8]|7[0-79]|9[2-68]))";
const before = "(?<![\\p{L}\\p{N}+#]|[\\p{L}\\p{N}]_|\\p{N}[.:/-])";
const after = "(?![\\p{L}\\p{N}]|_[\\p{L}\\p{N}]|[.:/-]\\d)";

const shapes = [
  // +49 (0)30 901820, 0049 30 901820, tel:+493090182; digit by digit, so that no text takes long
  new RegExp(
    `${before}(?:\\+|(?<!\\d )00(?=[1-9]))${code}(?:[ .\\-/]?\\(0?\\d{0,4}\\))?(?:[ .\\-/]{0,3}\\(?\\d\\)?){5,12}${after}`,
    "gu",
  ),
  // (415) 555-2671, 1-415-555-2671
  new RegExp(`${before}(?:1[ .-])?(?:\\([2-9]\\d\\d\\) ?|[2-9]\\d\\d([ .-]))[2-9]\\d\\d[ .-]\\d{4}${after}`, "gu"),
  // 030 901820-0, 06 12 34 56 78, 090-1234-5678, 0171/1234567
  new RegExp(`${before}(?<!\\d )\\(?0[1-9]\\d{0,3}\\)?(?:[ .\\-/]{1,3}\\d{2,8}){1,5}${after}`, "gu"),
  // 13812345678, 138 1234 5678 of China; (11) 91234-5678 of Brazil
  new RegExp(`${before}1[3-9]\\d([ -]?)\\d{4}\\1\\d{4}${after}`, "gu"),
  new RegExp(`${before}\\([1-9]\\d\\) ?9?\\d{4}-?\\d{4}${after}`, "gu"),
];

/** A word that says what number follows. */
const told =
  /(?:\b(?:tele?(?:phone|fon|fono|fone)?|phone(?: number| no)?|mobile|cell|fax|call(?: me)?(?: at| on)?|handy|mobil|tél(?:éphone)?|móvil|celular|whatsapp|signal)\b|电话|手机|電話|携帯|ファックス)[\s.:=#()№°]{0,5}(?:(?:is|ist|at|unter|n[or]?\.?)\s)?(?=[+(\d])/giu;
const anyNumber = /^[+(]?\d(?:[ .\-/()]{0,2}\d){5,14}(?![\p{L}\p{N}]|_[\p{L}\p{N}]|[.:/-]\d)/u;

/** What looks like a number to call and is a date, a span of years or numbers in a row. */
const date = /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)(?!\d)/;

/** Telephone numbers as people write them, and any number that is called one. */
export function findPhones(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, raw: string) => {
    const trimmed = raw.replace(/[\s(.\-/]+$/, "");
    const number = trimmed.includes("(") ? trimmed : trimmed.replace(/\)+$/, "");
    const digits = number.replace(/\D/g, "");
    if (digits.length < 7 || digits.length > 15 || date.test(number) || /^(\d)\1+$/.test(digits)) return;
    found.push({ kind: "phone", start, end: start + number.length, value: digits.replace(/^00/, "") });
  };
  for (const [place, shape] of shapes.entries()) {
    for (const match of text.matchAll(shape)) {
      const digits = match[0].replace(/\D/g, "").length;
      if (place === 0 ? digits >= 8 : place === 2 ? digits >= 9 && digits <= 12 : true) add(match.index, match[0]);
    }
  }
  for (const match of text.matchAll(told)) {
    const start = match.index + match[0].length;
    const number = anyNumber.exec(text.slice(start, start + 40));
    if (number) add(start, number[0]);
  }
  return found;
}

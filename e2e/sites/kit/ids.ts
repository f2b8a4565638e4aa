/**
 * Ids in the shape that a site gives them, made from the source's own: the same source id always gives the same one, in
 * Node and on the page.
 */

/** A number between 0 and 2^32 - 1 that depends on every character. */
function hashOf(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

function shaped(id: string, length: number, alphabet: string): string {
  let out = "";
  for (let round = 0; out.length < length; round++) {
    let value = hashOf(`${id}#${round}`);
    for (let digit = 0; digit < 5; digit++) {
      out += alphabet[value % alphabet.length];
      value = Math.floor(value / alphabet.length);
    }
  }
  return out.slice(0, length);
}

/** Lower-case hexadecimal digits. */
export const hexId = (id: string, length: number): string => shaped(id, length, "0123456789abcdef");

/** Decimal digits, the first of them not 0. */
export const digitId = (id: string, length: number): string => `7${shaped(id, length - 1, "0123456789")}`;

/** Letters and digits, as nanoid and the like make them. */
export const letterId = (id: string, length: number): string =>
  shaped(id, length, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

/** A UUID of version 4. */
export function uuidId(id: string): string {
  const hex = hexId(id, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

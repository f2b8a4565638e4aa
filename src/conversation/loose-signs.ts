/** What becomes of a character. */
const keep = 1;
const drop = 2;
/** A full stop stays within words. */
const dot = 3;

const space = 0x20;

/** All but what every rendering shows: letters, digits, marks and symbols; of ASCII what Markdown has no use for. */
const shown = /^(?:[\p{L}\p{N}\p{M}\p{So}\p{Sc}\p{Sm}]|[%@{};/?,!= ])$/u;
const notShown = /^(?:[$+<>|~]|\ufe0e|\ufe0f)$/;
const wordCharacter = /^[\p{L}\p{N}]$/u;

// Numbers of two bytes lie in memory with the low one first wherever browsers run; halves of characters are dropped before.
const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

/** By UTF-16 code unit, worked out when it is first met; 0: not met. */
const fates = new Uint8Array(0x10000);

function fateOf(unit: number): number {
  const character = String.fromCharCode(unit);
  const fate = character === "." ? dot : isShown(character) ? keep : drop;
  fates[unit] = fate;
  return fate;
}

function isShown(character: string): boolean {
  return shown.test(character) && !notShown.test(character);
}

/**
 * A text without signs: letters, digits, marks and symbols of all scripts stay, of ASCII letters, digits, `%@{};/?,!=`, full
 * stops within words, and the space where it is wanted.
 */
export function withoutSigns(text: string, { spaces }: { spaces: boolean }): string {
  const kept = new Uint16Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const character = pairAt(text, at);
      if (character === undefined) continue;
      if (isShown(character)) {
        kept[length++] = unit;
        kept[length++] = character.charCodeAt(1);
      }
      at++;
      continue;
    }
    const fate = fates[unit] || fateOf(unit);
    if (fate === dot ? isWithinWord(text, at) : fate === keep && (spaces || unit !== space)) kept[length++] = unit;
  }
  return length === text.length ? text : decoder.decode(kept.subarray(0, length));
}

/** The character of two code units that begins there; `undefined` where half of it is missing. */
function pairAt(text: string, at: number): string | undefined {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff ? String.fromCodePoint(code) : undefined;
}

function isWithinWord(text: string, at: number): boolean {
  const before = text.codePointAt(at - 2) ?? 0;
  const last = before > 0xffff ? String.fromCodePoint(before) : text.charAt(at - 1);
  const next = text.codePointAt(at + 1);
  return wordCharacter.test(last) && next !== undefined && wordCharacter.test(String.fromCodePoint(next));
}

/** What the surroundings of a piece of text decide about its escapes. */
export interface Surroundings {
  /** Source character just before and just after; '' at the edge of the block. */
  before: string;
  after: string;
  /** Offsets of `*`, `_`, `~` to escape. */
  escapes: ReadonlySet<number> | null;
  /** Backticks from this offset on have no other backtick after them in the block, so they cannot begin a code span. */
  lastBackticks: number;
  /** The block holds another dollar, which could make maths of what lies between. */
  dollars: boolean;
  inCell: boolean;
  /** Inside the text of a link or the description of an image. */
  inLink: boolean;
  /** Addresses in the text may become links by themselves. */
  addresses: boolean;
  /** Offset from which on an opening bracket stands before in the block. */
  bracket: number;
}

const SPECIAL = /[\\`*_~[\]<&$|@]|:\/\/|www\./gi;
const ENTITY = /^&(?:[a-z][a-z0-9]{1,31}|#\d{1,7}|#x[0-9a-f]{1,6});/i;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/;
const SCHEME_BEFORE = /(?:^|[^a-z0-9])(?:https?|ftp)$/i;
const MAIL_BEFORE = /[a-z0-9._+-]/i;
const MAIL_AFTER = /^[a-z0-9_-]+\.[a-z0-9]/i;

/** Text as Markdown that shows the same characters; a backslash only where something would change without it. */
export function escapeText(text: string, around: Surroundings): string {
  let out = "";
  let copied = 0;
  SPECIAL.lastIndex = 0;
  for (let match = SPECIAL.exec(text); match !== null; match = SPECIAL.exec(text)) {
    const sign = match[0];
    const at = match.index;
    if (!isActive(sign, at, text, around)) continue;
    // `www` is kept from being an address by its full stop; everything else by its first character.
    const cut = sign.length === 4 ? at + 3 : at;
    out += `${text.slice(copied, cut)}\\`;
    copied = cut;
  }
  return out + text.slice(copied);
}

function isActive(sign: string, at: number, text: string, around: Surroundings): boolean {
  const next = at + 1 < text.length ? text.charAt(at + 1) : around.after;
  switch (sign) {
    case "\\":
      return next === "\n" || ASCII_PUNCTUATION.test(next);
    case "`":
      return at < around.lastBackticks || (at === 0 && around.before === "`");
    case "*":
    case "_":
    case "~":
      return around.escapes?.has(at) === true;
    case "[":
      return around.inLink || next === "^";
    case "]":
      return around.inLink || (next === "(" && around.bracket < at);
    case "<":
      return /[a-z/!?]/i.test(next);
    case "&":
      return ENTITY.test(text.slice(at, at + 40));
    case "$":
      return around.dollars;
    case "|":
      return around.inCell;
    default:
      return !around.addresses && !around.inLink && isAddress(sign, at, text, around);
  }
}

/** Addresses that GFM turns into links by themselves. */
function isAddress(sign: string, at: number, text: string, around: Surroundings): boolean {
  const rest = text.slice(at + sign.length, at + 80);
  if (sign === "@") return MAIL_BEFORE.test(text.charAt(at - 1)) && MAIL_AFTER.test(rest);
  if (sign === "://") return SCHEME_BEFORE.test(text.slice(Math.max(0, at - 6), at)) && /^[^\s<]/.test(rest);
  const before = at > 0 ? text.charAt(at - 1) : around.before;
  return /^[\s*_~(]?$/.test(before) && /^[a-z0-9]/i.test(rest);
}

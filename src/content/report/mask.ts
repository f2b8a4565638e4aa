/** Longest run of masked text kept, characters: enough to see what kind of text it is. */
const longestText = 60;

/** A text with every word replaced: letters become `x`, digits `0`; spaces and ASCII punctuation stay; long texts are cut. */
export function maskText(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const masked = maskWords(plain.slice(0, longestText));
  return plain.length > longestText ? `${masked}…(${plain.length})` : masked;
}

/** Letters (with their marks) to `x`, digits to `0`, everything else that is not ASCII to `?`. */
function maskWords(text: string): string {
  return text
    .replace(/\p{M}/gu, "")
    .replace(/\p{L}/gu, "x")
    .replace(/\p{N}/gu, "0")
    .replace(/[^\x20-\x7e]/gu, "?");
}

/** Attributes whose values are words of the site's own making; everything else is masked. */
const wordAttributes = new Set([
  "role",
  "type",
  "data-testid",
  "data-turn",
  "data-message-author-role",
  "data-conversation-role",
  "data-message-role",
  "data-state",
  "data-is-intersecting",
  "data-is-streaming",
  "data-message-complete",
  "data-message-streaming",
  "data-markdown-copy",
  "data-markdown-text-tone",
  "data-markdown-text-style",
  "data-turn-role",
  "data-role",
  "data-language",
  "aria-hidden",
  "aria-busy",
  "aria-expanded",
  "aria-haspopup",
  "aria-live",
  "contenteditable",
  "hidden",
  "open",
  "dir",
  "encoding",
]);

/** Attributes shown masked: that they are there says something of the structure. */
const shown = /^(?:data-[a-z][a-z0-9-]*|aria-label|alt|href|src|title|id|name|lang)$/;

/** Classes that carry meaning and no secrets; all others are dropped. */
const knownClasses = new Set([
  "markdown",
  "prose",
  "katex",
  "katex-display",
  "katex-mathml",
  "sr-only",
  "whitespace-pre-wrap",
  "cm-content",
  "cm-editor",
  "cm-line",
  "ProseMirror",
  "result-streaming",
  "streaming-animation",
  "decorated-link",
]);

/** An attribute as it goes into a report, or `null` where it is left out. */
export function maskAttribute(name: string, value: string): string | null {
  if (name === "class") {
    const kept = value.split(/\s+/).filter((one) => knownClasses.has(one));
    return kept.length > 0 ? `class="${kept.join(" ")}"` : null;
  }
  if (wordAttributes.has(name)) return `${name}="${maskValue(value)}"`;
  if (!shown.test(name)) return null;
  return value === "" ? name : `${maskName(name)}="${maskAddress(value)}"`;
}

/** A site's own word stays: short, lower-case, ASCII. Numbers and everything that looks like an id or a text go. */
function maskValue(value: string): string {
  const words = /^[a-z]+(?:-[a-z0-9]+)*$/.test(value) && value.length <= 60;
  if (!words) return maskText(value);
  return value
    .split("-")
    .map((word) => (/^[a-z]{1,20}$/.test(word) ? word : maskWords(word)))
    .join("-");
}

/** An id inside an attribute's name (`data-<uuid>`) goes too. */
function maskName(name: string): string {
  return name.replace(/[0-9a-f]{8,}|\d+/g, (found) => maskWords(found));
}

/** Of an address only its kind stays. */
function maskAddress(value: string): string {
  const scheme = /^(https?|blob|data|mailto|javascript|file):/i.exec(value)?.[1]?.toLowerCase();
  return scheme ? `${scheme}:…(${value.length})` : maskText(value);
}

/** Bytes of UTF-8 a name may take before its extension: leaves room for ` (12)`, `.crdownload` and the extension below 255. */
const longestStem = 180;

/** Extensions exports may write; anything else is `bin`. */
const knownExtensions = new Set(
  "md zip json jsonl html txt png jpg jpeg gif webp avif svg bmp ico pdf csv mp3 mp4 wav webm bin".split(" "),
);

const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const whiteSpace = /[\s\u0085]+/gu;
/** Format, control, private and unassigned characters: both browsers reject a name with the first of them. */
const invisible = /[\p{Cf}\p{Cc}\p{Co}\p{Cn}]/gu;
/** Not allowed by a file system, or changed by a browser (`%`, `~`). */
const forbidden = /[/\\:*?"<>|%~+^`]/g;
const edges = /^[\s.]+|(?<![\s.])[\s.]+$/gu;
/** Windows devices and the shell's own files; Chromium rejects them on every system. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|clock\$)(?:\.|$)|^(?:desktop\.ini|thumbs\.db)$/i;

const encoder = new TextEncoder();

/**
 * A title as a file name without extension that Chromium and Firefox accept unchanged and Windows, macOS and Linux can
 * hold. Rules measured on Chromium 156 and Firefox 153 (2026-11): both reject, and do not repair, invisible characters,
 * leading and trailing dots and spaces, and the characters no file system takes.
 * @param fallback used when nothing of the title is left; must itself be a plain name
 * @param longest bytes of UTF-8
 */
export function fileStem(title: string, fallback: string, longest = longestStem): string {
  const visible = title.replace(loneSurrogates, "_").replace(whiteSpace, " ").replace(invisible, "");
  // After the invisible ones are gone, for their going lets others combine; before the forbidden ones, for some turn into them.
  const normal = visible.normalize("NFC").replace(/ {2,}/g, " ").replace(forbidden, "_");
  const trimmed = normal.replace(edges, "");
  const allowed = reserved.test(trimmed) ? `_${trimmed}` : trimmed;
  return cutToBytes(allowed, Math.min(longest, longestStem)).replace(edges, "") || fallback;
}

/** The longest start of a text that takes at most so many bytes of UTF-8, cut between graphemes. */
function cutToBytes(text: string, limit: number): string {
  if (encoder.encode(text).length <= limit) return text;
  let kept = "";
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    bytes += encoder.encode(segment).length;
    if (bytes > limit) break;
    kept += segment;
  }
  return kept;
}

/** An extension an export may write: lower-case, from a fixed list, else `bin`. */
export function safeExtension(extension: string): string {
  const lower = extension.toLowerCase();
  return knownExtensions.has(lower) ? lower : "bin";
}

/** Gives out names of which no two are the same to a file system that ignores case. */
export type NameClaim = (stem: string, extension: string) => string;

/**
 * A new set of names, for one folder or one ZIP: `a.md`, then `A (2).md`. Stems may be paths with `/`.
 * @param reserved whole names that are not given out
 */
export function uniqueNames(reserved: readonly string[] = []): NameClaim {
  const taken = new Set(reserved.map(sameName));
  const next = new Map<string, number>();
  return (stem, extension) => {
    const ending = `.${safeExtension(extension)}`;
    const first = sameName(stem + ending);
    let count = next.get(first) ?? 1;
    let name = count === 1 ? stem + ending : `${stem} (${count})${ending}`;
    while (taken.has(sameName(name))) {
      count += 1;
      name = `${stem} (${count})${ending}`;
    }
    next.set(first, count + 1);
    taken.add(sameName(name));
    return name;
  };
}

/** Equal for names that a file system which ignores case or normalisation takes for one. */
function sameName(name: string): string {
  return name.normalize("NFKD").toUpperCase().toLowerCase();
}

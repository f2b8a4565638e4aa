const longestName = 200;
const longestPath = 1000;

/**
 * A name out of a ZIP as a harmless path: `/` between names, none of them `.` or `..`, no drive, no host, no control
 * characters, of bounded length. Nothing is written to disk under it; it is shown and looked up.
 */
export function cleanPath(name: string): string {
  const names = name
    .replaceAll("\\", "/")
    .replace(/^\/*[a-z]:/i, "")
    .split("/")
    .map(cleanName)
    .filter((each) => each !== "" && each !== "." && each !== "..");
  return names.join("/").slice(-longestPath) || "unnamed";
}

function cleanName(name: string): string {
  // Control characters, and those that turn the direction of what follows or cannot be seen.
  const plain = name.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, "").trim();
  return plain.slice(-longestName);
}

/** Gives each path once, whatever its letters' case: a second `a.json` becomes `a (2).json`. */
export function uniquePaths(): (path: string) => string {
  const taken = new Set<string>();
  const nextOf = new Map<string, number>();
  return (path) => {
    const key = keyOf(path);
    let unique = path;
    let count = nextOf.get(key) ?? 2;
    while (taken.has(keyOf(unique))) unique = numbered(path, count++);
    nextOf.set(key, count);
    taken.add(keyOf(unique));
    return unique;
  };
}

function keyOf(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function numbered(path: string, count: number): string {
  const [, before = "", extension = ""] = /^(.*?)(\.[^./]*)?$/s.exec(path) ?? [];
  return `${before} (${count})${extension}`;
}

/** What macOS and Windows put into ZIPs beside the files. */
export function isClutter(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    /(?:^|\/)__MACOSX(?:\/|$)/.test(path) ||
    name.startsWith("._") ||
    /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name)
  );
}

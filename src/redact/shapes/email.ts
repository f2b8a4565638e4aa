import type { Finding } from "../kinds.ts";

const local = "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]{0,63}";
const label = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";
const shape = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<local>${local})(?<at>@| ?[[(]at[\\])] ?)(?<domain>(?:${label}(?:\\.| ?[[(]dot[\\])] ?)){1,8}(?:xn--[a-z0-9-]{2,59}|\\p{L}{2,24}))(?![\\p{L}\\p{N}@]|[.-][\\p{L}\\p{N}])`,
  "giu",
);

/** Ends of file names that look like the end of a domain: `icon@2x.png`. */
const fileEnd =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|scss|js|mjs|cjs|ts|tsx|jsx|json|map|html?|md|ya?ml|py|rb|lock)$/i;

/** Name and password stand before the host there, which is found as a key. */
const inAddress = /:\/\/[^\s/@:]*:[^\s/@]*$/;

/** E-mail addresses, `name (at) domain (dot) tld` too. Not pictures for dense screens, packages, or `git@host:path`. */
export function findEmails(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(shape)) {
    const { local: name = "", domain = "" } = match.groups ?? {};
    const end = match.index + match[0].length;
    const plain = domain.replace(/ ?[[(]dot[\])] ?/gi, ".");
    if (fileEnd.test(plain) && /^\d+(?:\.\d+)?x\./.test(plain)) continue;
    if (name === "git" && text[end] === ":") continue;
    if (inAddress.test(text.slice(Math.max(0, match.index - 200), match.index))) continue;
    found.push({ kind: "email", start: match.index, end, value: `${name}@${plain}`.toLowerCase() });
  }
  return found;
}

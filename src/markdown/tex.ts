const COMMENT = /(^|[^\\])%[^\n]*\n?/g;

/** TeX for one line: line breaks mean a space there, so a comment, which ends with its line, has to go. */
function onOneLine(tex: string): string {
  const line = tex.includes("\n") ? tex.replace(COMMENT, "$1").replace(/(?<!\s)\s*\n\s*/g, " ") : tex;
  return closeEnd(line.trim());
}

/** A backslash at the end would escape the dollar after it; `\ ` at the end lost its space to trimming. */
function closeEnd(tex: string): string {
  return tex.replace(/\\./gs, "").endsWith("\\") ? `${tex} {}` : tex;
}

/** `$…$`; two dollars where the TeX itself holds one, as in `\text{$x$}`. */
export function inlineMaths(tex: string): string {
  const line = onOneLine(tex);
  return /(?:^|[^\\])\$/.test(line) ? `$$${line}$$` : `$${line}$`;
}

/** Display maths where only a line may stand. */
export const displayMathsOnOneLine = (tex: string): string => `$$${onOneLine(tex)}$$`;

/** `$$` lines around the TeX; a blank line inside would end the block. */
export function displayMaths(tex: string): string {
  const lines = tex
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]*(?=\n)/g, "")
    .replace(/^\s*\n/, "")
    .trimEnd();
  return `$$\n${closeEnd(lines)}\n$$`;
}

/** A pipe in a table cell is taken back by the cell for `\|`; TeX's own `\|` has a name that says the same. */
export const texForCell = (tex: string): string =>
  tex.replace(/\\\|(?=([a-z]?))|\\./gis, (found, letter?: string) =>
    found === "\\|" ? `\\Vert${letter ? " " : ""}` : found,
  );

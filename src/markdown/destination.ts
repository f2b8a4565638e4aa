const ENTITY = /&(?=(?:[a-z][a-z0-9]{1,31}|#\d{1,7}|#x[0-9a-f]{1,6});)/gi;
const BACKSLASH = /\\(?=[!-/:-@[-`{-~]|$)/g;

const RUNS = /^(?:javascript|vbscript|file):/i;
const DATA = /^data:/i;
const PICTURE = /^data:image\/(?:gif|png|jpeg|webp);/i;

/** Addresses that run or hold something else than they say; renderers refuse them, and then the whole link would show as text. */
export function isRefused(address: string, ofImage: boolean): boolean {
  const bare = address.replace(/[\s\p{Cc}]+/gu, "");
  return RUNS.test(bare) || (DATA.test(bare) && !(ofImage && PICTURE.test(bare)));
}

/** Address and title as they stand in the parentheses of a link or image. */
export function destination(address: string, title: string | null): string {
  const written = addressAs(address, title !== null && title !== "");
  return title ? `${written} "${titleAs(title)}"` : written;
}

function addressAs(address: string, titled: boolean): string {
  const escaped = address
    .replace(/[\r\n]/g, "")
    .replace(BACKSLASH, "\\\\")
    .replace(ENTITY, "\\&");
  if (address === "") return titled ? "<>" : "";
  const needsAngles = /[\s\p{Cc}]/u.test(address) || address.startsWith("<") || !isBalanced(address);
  return needsAngles ? `<${escaped.replace(/[<>]/g, "\\$&")}>` : escaped;
}

/** Parentheses may stand in a bare address as long as they come in pairs, and not too many within each other. */
function isBalanced(address: string): boolean {
  let depth = 0;
  for (const sign of address) {
    if (sign === "(") depth++;
    else if (sign === ")") depth--;
    if (depth < 0 || depth > 8) return false;
  }
  return depth === 0;
}

/** A line break is written as a reference, so that no blank line can end the paragraph. */
const titleAs = (title: string): string =>
  title
    .replace(BACKSLASH, "\\\\")
    .replace(ENTITY, "\\&")
    .replaceAll('"', '\\"')
    .replace(/\r\n?|\n/g, "&#10;");

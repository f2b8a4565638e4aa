/** Longest name in bytes, without what makes it different and its ending. */
const longest = 120;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Gives file names that Windows, macOS and Linux take, each once also where letter case does not count. */
export function fileNames() {
  const taken = new Set();
  return (title, ending) => {
    const stem = safeName(title);
    for (let number = 1; ; number++) {
      const name = `${stem}${number === 1 ? "" : ` (${number})`}${ending}`;
      const key = name.toLowerCase().normalize("NFKC");
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
}

function safeName(title) {
  const plain = title
    .normalize("NFC")
    // Control characters, signs that change the direction of text, and what systems give a meaning.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, "_")
    .replace(/\s+/g, " ")
    .trim();
  let name = "";
  for (const sign of plain) {
    if (Buffer.byteLength(name + sign) > longest) break;
    name += sign;
  }
  name = name.replace(/^[.\s]+|[.\s]+$/g, "");
  return name === "" ? "Untitled" : reserved.test(name) ? `_${name}` : name;
}

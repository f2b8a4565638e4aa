/** What one look at an editor that draws only some of its lines has shown. */
export interface EditorLook {
  /** Drawn lines by number, the first is 1. Empty where they cannot be told for certain. */
  lines: ReadonlyMap<number, string>;
  /** Number of the last line of all, while it is drawn; else 0. */
  last: number;
}

/** Of editors that were scrolled through; gone with their elements. */
const wholeTexts = new WeakMap<Element, () => string | null>();

/** The whole text of an editor whose lines were all collected, as long as it draws the same; else `null`. */
export function collectedText(holder: Element): string | null {
  return wholeTexts.get(holder)?.() ?? null;
}

/**
 * Begins to collect the lines of an editor, from nothing. The returned function takes in what is drawn now, and is true as
 * soon as all lines are there, from the first to the last: the editor then reads as a whole, as long as it draws the same.
 */
export function collector(holder: Element, look: () => EditorLook): () => boolean {
  const known = new Map<number, string>();
  let end = 0;
  // Numbers are whole and begin with 1, so as many as the last one's are all.
  const isWhole = () => end > 0 && known.size === end;
  const isOther = ({ lines, last }: EditorLook) =>
    (end > 0 && last > 0 && last !== end) ||
    [...lines].some(([number, text]) => (known.has(number) ? known.get(number) !== text : end > 0 && number > end));
  wholeTexts.set(holder, () => {
    const now = look();
    if (!isWhole() || now.lines.size === 0 || isOther(now)) return null;
    return Array.from({ length: end }, (_, at) => known.get(at + 1)).join("\n");
  });
  return () => {
    const now = look();
    if (isOther(now)) {
      // Another text by now: what was collected is none of it.
      known.clear();
      end = 0;
    }
    for (const [number, text] of now.lines) known.set(number, text);
    end = now.last || end;
    return isWhole();
  };
}

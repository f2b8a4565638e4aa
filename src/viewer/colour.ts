/** Code longer than this stays uncoloured: it would hold up the page. In characters. */
const LONGEST = 60_000;

/**
 * Code in the colours of its language, or null where the language is not known or the code too long. Only the classes
 * that highlight.js writes come through; everything else is text.
 */
export async function coloured(text: string, language: string): Promise<DocumentFragment | null> {
  if (language === "" || text.length > LONGEST) return null;
  const { default: hljs } = await import("highlight.js/lib/common");
  if (!hljs.getLanguage(language)) return null;
  const fragment = spansOf(hljs.highlight(text, { language, ignoreIllegals: true }).value);
  return fragment.textContent === text ? fragment : null;
}

const PIECE = /<span class="([\w -]*)">|(<\/span>)|&(amp|lt|gt|quot|#x27);|[^<&]+|[<&]/g;
const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

/** The elements of highlight.js's answer: spans with a class, and text with five character references. */
function spansOf(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let at: Node = fragment;
  let text = "";
  const flush = () => {
    if (text !== "") at.appendChild(document.createTextNode(text));
    text = "";
  };
  for (const [piece, classes, end, sign] of html.matchAll(PIECE)) {
    if (classes !== undefined) {
      flush();
      const span = document.createElement("span");
      span.className = classes;
      at = at.appendChild(span);
    } else if (end) {
      flush();
      at = at.parentNode ?? fragment;
    } else text += sign ? (SIGNS[sign] ?? "") : piece;
  }
  flush();
  return fragment;
}

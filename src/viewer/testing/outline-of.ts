const MEANING =
  /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|code|table|thead|tbody|tr|th|td|em|strong|del|sub|sup|kbd|mark|u|ins|small|q|ruby|rt|details|summary|hr|br)$/;

/**
 * What a rendering of Markdown means, whoever made it: its semantic elements and text, formulas by their source, images by
 * their description, tasks by their state.
 */
export function outlineOf(root: Node): string {
  return [...root.childNodes]
    .map(node)
    .join("")
    .replace(/\s+/g, " ")
    .replace(/ ?(<[^>]*>) ?/g, "$1")
    .trim();
}

function node(each: Node): string {
  if (each.nodeType === Node.TEXT_NODE) return escaped(each.nodeValue ?? "");
  return each instanceof Element ? (special(each) ?? plain(each)) : "";
}

function plain(each: Element): string {
  const name = nameOf(each);
  const inside = outlineOf(each);
  if (each.localName === "pre") return `<pre>${escaped(each.textContent.replace(/\n$/, ""))}</pre>`;
  return MEANING.test(name) ? `<${name}>${inside}</${name}>` : inside;
}

/** A heading by its signs, whatever its level in the page. */
function nameOf({ localName, className }: Element): string {
  const level = /^level-(\d)$/.exec(className)?.[1];
  return level ? `h${level}` : localName === "s" ? "del" : localName;
}

/** Things that are drawn in different ways. */
function special(each: Element): string | null {
  const classes = each.classList;
  if (each.localName === "img" || classes.contains("absent")) return `<img ${imageName(each)}>`;
  if (each.localName === "input") return `<task ${(each as HTMLInputElement).checked}>`;
  if (classes.contains("task-box")) return `<task ${classes.contains("done")}>`;
  if (classes.contains("code-head")) return "";
  if (classes.contains("formula")) return tex(each.textContent);
  if (classes.contains("katex") || classes.contains("katex-display")) {
    return tex(each.querySelector("annotation")?.textContent ?? "");
  }
  return null;
}

const imageName = (each: Element): string =>
  (each.getAttribute("alt") ?? each.firstElementChild?.textContent ?? "").replace("export_image", "").trim();

const tex = (source: string): string => `<tex ${source.replace(/\s+/g, " ").trim()}>`;

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

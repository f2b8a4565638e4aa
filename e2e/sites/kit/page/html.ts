/** Text as HTML text or attribute value. */
export function esc(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** The one element that a piece of HTML describes. */
export function element(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  const first = template.content.firstElementChild;
  if (!(first instanceof HTMLElement)) throw new Error(`no element in ${html.slice(0, 80)}`);
  return first;
}

/** The elements that a piece of HTML describes, one after another; text between them is dropped. */
export function elements(html: string): HTMLElement[] {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  const all = [...template.content.children].filter((one) => one instanceof HTMLElement);
  if (all.length === 0) throw new Error(`no element in ${html.slice(0, 80)}`);
  return all;
}

/**
 * Makes `target` equal to `wanted`, touching only what differs, as a rendering library would: a growing answer changes its
 * last block only. What `same` calls the same is left as it is.
 */
export function morph(target: Element, wanted: Element, same?: (have: Element, want: Element) => boolean): void {
  for (const { name } of [...target.attributes]) if (!wanted.hasAttribute(name)) target.removeAttribute(name);
  for (const { name, value } of [...wanted.attributes]) {
    if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
  const children = [...wanted.childNodes];
  children.forEach((want, index) => {
    const have = target.childNodes[index];
    if (!have) target.append(want);
    else if (have.isEqualNode(want)) return;
    else if (have instanceof Element && want instanceof Element && same?.(have, want)) return;
    else if (have instanceof Text && want instanceof Text) have.data = want.data;
    else if (have instanceof Element && want instanceof Element && have.tagName === want.tagName)
      morph(have, want, same);
    else have.replaceWith(want);
  });
  while (target.childNodes.length > children.length) target.lastChild?.remove();
}

/** A button with an icon, as the site's action rows have them. */
export function iconButton(label: string, attributes: string): string {
  const icon = '<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path d="M4 4h12v12H4z"/></svg>';
  return `<button aria-label="${esc(label)}" ${attributes}><span>${icon}</span></button>`;
}

import { element } from "./element.ts";

const LEADS = new Set(["http:", "https:", "mailto:"]);

/** An address that may be a link, as the browser writes it (other alphabets in host names become visible as `xn--`), or null. */
export function safeAddress(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return LEADS.has(protocol) ? href : null;
  } catch {
    return null;
  }
}

/** The host of a web address, else the address itself. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, "") || address;
  } catch {
    return address;
  }
}

/**
 * A link that opens in a tab of its own and tells nothing of where it was; an address that may not be one leaves its text.
 * The address can be read before it is followed: it is the title.
 */
export function link(address: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const href = safeAddress(address);
  if (href === null) return element("span", { ...attributes, ...(address ? { title: address } : {}) }, ...children);
  const made = element("a", { title: href, ...attributes, href }, ...children);
  secure(made);
  return made;
}

/** Makes the links of a sanitised text such links. */
export function dressLinks(root: ParentNode): void {
  for (const anchor of root.querySelectorAll("a")) {
    const href = safeAddress(anchor.getAttribute("href") ?? "");
    if (href === null) {
      const title = anchor.getAttribute("title");
      anchor.replaceWith(element("span", title ? { class: "no-link", title } : {}, ...anchor.childNodes));
      continue;
    }
    const words = (anchor.getAttribute("title") ?? "").split("\n").slice(1);
    anchor.setAttribute("href", href);
    anchor.setAttribute("title", [href, ...words].join("\n"));
    secure(anchor);
  }
}

function secure(anchor: HTMLAnchorElement): void {
  anchor.setAttribute("rel", "noreferrer noopener");
  anchor.setAttribute("target", "_blank");
}

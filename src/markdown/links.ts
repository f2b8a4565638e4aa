import { destination, isRefused } from "./destination.ts";
import type { Flow } from "./flow.ts";
import type { Conversion, Handler } from "./handler.ts";
import { appendRaw, closeMark, openMark } from "./inline-content.ts";
import { linkMark } from "./marks.ts";

const AUTOLINK = /^[a-z][a-z0-9+.-]{1,31}:[!-;=?-~]*$/i;
const MAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** The address to write for a link, or `null` where only its text is kept. */
function addressOf(element: Element, flow: Flow, conversion: Conversion): string | null {
  const own = element.getAttribute("href");
  if (own === null || flow.marks.some((mark) => mark.kind === "link")) return null;
  const address = conversion.options.link ? conversion.options.link(element, own) : own;
  return address === null || isRefused(address, false) ? null : address;
}

/** Reads content with the link around it. */
export function withLink(element: Element, flow: Flow, conversion: Conversion, content: () => void): void {
  const address = addressOf(element, flow, conversion);
  if (address === null) {
    content();
    return;
  }
  openMark(flow, linkMark(destination(address, element.getAttribute("title"))));
  content();
  closeMark(flow, element.firstChild === null);
}

/** `a`: the short form where the text is the address itself. */
export const link: Handler = (element, flow, conversion) => {
  const only = element.firstChild;
  const text = only !== null && only === element.lastChild ? (only.nodeValue ?? "") : "";
  if (text !== "" && !element.hasAttribute("title")) {
    const address = addressOf(element, flow, conversion);
    if (address === text ? AUTOLINK.test(text) : address === `mailto:${text}` && MAIL.test(text)) {
      appendRaw(flow, `<${text}>`);
      return;
    }
  }
  withLink(element, flow, conversion, () => conversion.children(element, flow));
};

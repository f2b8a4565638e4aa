import { destination, isRefused } from "./destination.ts";
import type { Handler } from "./handler.ts";
import { appendText, beginContent, closeMark, openMark } from "./inline-content.ts";
import { imageMark } from "./marks.ts";
import { addText } from "./whitespace.ts";

/** `img`: address as the caller decides, else the one in the page; an image without any is nothing, one with an address that renderers refuse is its description. */
export const image: Handler = (element, flow, conversion) => {
  const { options } = conversion;
  const address = options.image ? options.image(element as HTMLImageElement) : element.getAttribute("src");
  if (address === null) return;
  const description = (element.getAttribute("alt") ?? "").replace(/(?<![ \t])[ \t]*[\r\n]\s*/g, " ");
  if (isRefused(address, true)) {
    addText(flow, description);
    return;
  }
  openMark(flow, imageMark(destination(address, element.getAttribute("title"))));
  beginContent(flow);
  if (description !== "") appendText(flow, description, true);
  closeMark(flow);
};

import type { Handler } from "./handler.ts";
import { closeMark, openMark } from "./inline-content.ts";
import { emphasisMark, htmlMark, type Mark, strongMark, struckMark } from "./marks.ts";

const within =
  (mark: (name: string) => Mark): Handler =>
  (element, flow, conversion) => {
    openMark(flow, mark(element.localName));
    conversion.children(element, flow);
    closeMark(flow);
  };

export const emphasis = within(emphasisMark);
export const strong = within(strongMark);
export const struck = within(struckMark);

/** Elements whose meaning Markdown has no sign for. */
export const keptAsHtml = within(htmlMark);

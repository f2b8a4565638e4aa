import { type Fields, fieldsIn, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import type { ChatMessage } from "./message.ts";
import { plainContent } from "./plain-content.ts";

/** What a tool has answered, as text, and whether its kind is one that is known. */
export function toolOutput(message: ChatMessage): { output: string; known: boolean } {
  const reader = readers.get(message.type);
  return reader
    ? { output: reader(message.content, message), known: true }
    : { output: plainContent(message.content), known: false };
}

type Reader = (content: Fields, message: ChatMessage) => string;

const known: Readonly<Record<string, Reader>> = {
  text: stringsIn,
  multimodal_text: stringsIn,
  code: (content) => textIn(content, "text"),
  execution_output: (content, { metadata }) =>
    textIn(content, "text") || textIn(fieldsIn(metadata, "aggregate_result"), "final_expression_output"),
  tether_browsing_display: (content) =>
    [textIn(content, "summary"), textIn(content, "result")].filter(Boolean).join("\n\n"),
  tether_browsing_code: plainContent,
  tether_quote: page,
  sonic_webpage: page,
  system_error: (content) => [lineIn(content, "name"), textIn(content, "text")].filter(Boolean).join(": "),
  computer_output: (content) => {
    const state = fieldsIn(content, "state");
    return [lineIn(state, "title"), lineIn(state, "url")].filter(Boolean).join("\n");
  },
  citable_code_output: (content) => {
    const about = fieldsIn(content, "metadata");
    const heading = [lineIn(about, "display_title"), lineIn(about, "display_url")].filter(Boolean).join(" ");
    return [heading, textIn(content, "output_str")].filter(Boolean).join("\n\n");
  },
};

const readers = new Map(Object.entries(known));

function stringsIn(content: Fields): string {
  const strings = listIn(content, "parts").filter((part): part is string => typeof part === "string");
  return strings.length > 0 ? strings.join("\n") : textIn(content, "text");
}

/** A web page or a passage of one: its title and address, then its text. */
function page(content: Fields): string {
  const heading = [lineIn(content, "title"), textIn(content, "url")].filter(Boolean).join("\n");
  return [heading, textIn(content, "text") || textIn(content, "snippet")].filter(Boolean).join("\n\n");
}

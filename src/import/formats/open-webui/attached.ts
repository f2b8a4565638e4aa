import type { ImportedPart } from "../../../conversation/imported.ts";
import { type Fields, fieldsIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";

const absent = "it is not in the export";

/** Pictures and files of a message. Pages name them by their place, so this does too. */
export function attachedParts(message: Fields, isPrompt: boolean): ImportedPart[] {
  const files = listIn(message, "files").filter(isFields);
  let images = 0;
  let others = 0;
  return files.map((file): ImportedPart => {
    const name = lineIn(file, "name") || lineIn(fieldsIn(file, "file"), "filename");
    const address = textIn(file, "url");
    const data = /^data:([\w.+-]+\/[\w.+-]+)(?:;[^,;]*)*;base64,/.exec(address.slice(0, 300));
    const bytes = data
      ? { source: { base64: address.slice(data[0].length) }, type: data[1] ?? "" }
      : { problem: absent };
    const isImage = file.type === "image" || (data?.[1] ?? "").startsWith("image/");
    if (isImage)
      return {
        kind: "image",
        key: `image-${++images}`,
        alt: name,
        origin: isPrompt ? "upload" : "generated",
        ...bytes,
      };
    // What is attached may be a text: then the export holds it.
    const text = textIn(fieldsIn(fieldsIn(file, "file"), "data"), "content") || textIn(file, "content");
    const held = data || text === "" ? bytes : { source: { text }, type: "text/plain" };
    return { kind: "file", key: `file-${++others}`, name: named(name, text !== "" && !data) || "file", ...held };
  });
}

/** The text of a PDF is no PDF. */
function named(name: string, isText: boolean): string {
  return isText && !/\.(?:txt|md|csv|json|html?|xml|ya?ml|log|\w{1,3}s|py|c|h|cpp|java|go|rb|sh|sql)$/i.test(name)
    ? `${name}.txt`
    : name;
}

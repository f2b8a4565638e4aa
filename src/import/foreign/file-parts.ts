import type { AssetSource, ImportedPart } from "../../conversation/imported.ts";
import { fingerprint } from "../../lib/fingerprint.ts";

const picture = /\.(?:png|jpe?g|gif|webp|avif|bmp|heic|heif|svg|tiff?)$/i;
const texts =
  /\.(?:txt|md|markdown|csv|tsv|json|jsonl|xml|ya?ml|toml|html?|css|log|tex|sql|py|[cm]?[jt]sx?|java|c|h|cpp|rs|go|rb|sh|php|swift|kt)$/i;

/** What an export says of an image or file without giving its bytes. */
export const namesOnly = "the export holds only its name";

export const isPicture = (name: string) => picture.test(name);

/** A key for what an export names by an id or an address; long ones (`data:` addresses) go by their fingerprint. */
export const mediaKey = (name: string) => (name.length <= 300 ? name : `named-${fingerprint(name)}`);

interface Held {
  key: string;
  name: string;
  origin?: "upload" | "generated";
  isImage?: boolean;
  description?: string;
  source?: AssetSource | undefined;
  /** MIME type, where the export says it. */
  type?: string;
  problem?: string;
}

/** An image or file of an export: with the place of its bytes, or with the reason why there are none. */
export function mediaPart({
  key: given,
  name,
  origin = "upload",
  isImage,
  description,
  source,
  type,
  problem,
}: Held): ImportedPart {
  const key = mediaKey(given);
  const bytes = source ? { source, ...(type ? { type } : {}) } : { problem: problem ?? namesOnly };
  if (isImage ?? isPicture(name)) return { kind: "image", key, alt: name, origin, ...bytes };
  return { kind: "file", key, name, ...(description ? { description } : {}), ...bytes };
}

/**
 * A file whose text alone an export holds. Where the file was no text (a PDF, say) its name gets ".txt", so that nothing
 * opens it as what it is not.
 */
export function textFile(key: string, name: string, text: string, type = ""): ImportedPart {
  const isText = texts.test(name) || /^text\/|json|xml|^(?:txt|md|csv)$/i.test(type) || !/\.\w{1,10}$/.test(name);
  const given = name || "text";
  const shown = isText && /\.\w{1,10}$/.test(given) ? given : `${given}.txt`;
  return mediaPart({ key, name: shown, isImage: false, description: type, source: { text }, type: "text/plain" });
}

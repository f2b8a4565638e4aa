import type { Conversation } from "../../conversation/model.ts";

/** What the shapes of other programs have no place for; they pass over it, our import reads it. */
export function ownNotes({ id, site, url, coverage, tags, folder, note, redacted }: Conversation): object {
  return {
    id,
    site,
    url,
    coverage,
    tags,
    ...(folder === undefined ? {} : { folder }),
    ...(note === undefined ? {} : { note }),
    ...(redacted ? { redacted } : {}),
  };
}

import type { SourceConversation } from "../../source.ts";

/** Address of a conversation on its site. */
export function addressOf(source: SourceConversation, layout: string): string {
  if (layout === "octane") return `/uc/${source.id}`;
  if (source.place?.kind === "gpt") return `/g/g-${source.place.id}/c/${source.id}`;
  if (source.place?.kind === "project") return `/g/g-p-${source.place.id}/c/${source.id}`;
  return `/c/${source.id}`;
}

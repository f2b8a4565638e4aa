import type { PageStatus } from "../messages/contract.ts";
import { layoutOf } from "./chat.ts";
import { placesOf } from "./places.ts";
import type { Work } from "./save.ts";
import { type Session, settle } from "./session.ts";

/** What the popup wants to know of this page: of what was read by guessing where that was the last. */
export function statusOf(session: Session, work: Work): PageStatus {
  settle(session);
  const { site } = session;
  const chat = work.guessed?.() ?? session.chat;
  const sweep = work.status;
  const layout = chat && layoutOf(chat);
  const isBlank = !layout || placesOf(layout, document).length === 0;
  if (!chat || (chat.nativeId === null && isBlank && sweep.state === "idle")) {
    return { kind: "no-chat", site: site?.id ?? null };
  }
  const { why } = chat.orders;
  return {
    kind: "chat",
    site: chat.site.id,
    conversation: chat.nativeId === null ? null : chat.id,
    title: chat.page.title ?? "",
    temporary: chat.page.temporary === true,
    streaming: layout?.streaming(document) ?? false,
    auto: chat.orders,
    paused: why === "site-paused" || why === "conversation-paused",
    sweep,
  };
}

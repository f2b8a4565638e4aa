import type { Chat } from "../content/chat.ts";
import type { Guesser } from "../content/guessing/offered.ts";
import type { Reader } from "../sites/generic/reader.ts";
import { askInPage } from "./ask.ts";

/**
 * Save chat by guessing: shows what was found, and saves what the user has agreed to. The conversation stands beside the
 * page's own, if there is one, and nothing else ever reads it.
 */
export function guesserOf(reader: Reader): Guesser {
  const { site } = reader;
  const pageNow = () => site.conversation(document, new URL(location.href));
  let last: Chat | undefined;

  /** Whether the page still shows it, as far as its address tells. */
  const isHere = ({ nativeId, page }: Chat) => {
    const now = pageNow();
    return nativeId === null ? now.url === page.url : now.nativeId === nativeId;
  };
  const chatNow = (open: (page: Chat["page"]) => Chat) => {
    if (last && !last.signal.aborted && isHere(last)) last.page = pageNow();
    else last = Object.assign(open(pageNow()), { orders: { auto: false, why: "guessed" } });
    return last;
  };

  return async (control, work, session, run, openChat, askOrders) => {
    const before = { status: work.status, guessed: work.guessed };
    const give = () => chatNow((page) => openChat(site, page, session.signal));
    const show = (chat: Chat) => {
      work.guessed = () => {
        if (isHere(chat)) return chat;
        if (!work.control) Object.assign(work, { status: { state: "idle" }, guessed: undefined });
        return undefined;
      };
    };
    // The last result has been read when something new is asked for.
    work.panel?.remove();
    work.status = { state: "asking" };
    show(give());
    const changed = session.site ? { changed: session.site.name } : {};
    const signal = AbortSignal.any([control.signal, session.signal]);
    const isWanted = await askInPage(reader, { ...changed, signal }).catch(failed);
    if (!isWanted) {
      Object.assign(work, { ...before, control: undefined });
      return;
    }
    // The page may have moved on while it was looked at.
    const chat = give();
    show(chat);
    work.status = { state: "running", phase: "collecting", found: 0 };
    // What is answered only spares fetching images again; a save that fails says so by itself.
    await askOrders(chat).catch(failed);
    await run(chat, control, () => isHere(chat));
  };
}

/** Goes on without. What carries no code is a fault of ours, for the maintainer to see. */
function failed(error: unknown): false {
  if (!(error instanceof Error && error.name === "CodedError")) console.error(error);
  return false;
}

import { effect } from "@preact/signals";
import type { ReaderState } from "./reader/reader-state.ts";
import { hashOf, parseRoute } from "./route.ts";

/** The message in view goes into the address when the reader has stayed on it so long. */
const restMs = 250;

/** Opens what the address names, and keeps in the address where the reader is, so that a reload comes back to it. */
export function followAddress(reader: ReaderState, abort: AbortSignal): void {
  const follow = () => {
    const { chat, message } = parseRoute(location.hash);
    reader.open(chat, message);
  };
  addEventListener("hashchange", follow, { signal: abort });
  follow();
  const stop = effect(() => {
    const chat = reader.chat.value;
    const message = reader.current.value;
    if (chat === null) {
      if (parseRoute(location.hash).chat !== null) history.replaceState(history.state, "", hashOf({ chat, message }));
      return;
    }
    const timer = setTimeout(() => history.replaceState(history.state, "", hashOf({ chat, message })), restMs);
    return () => clearTimeout(timer);
  });
  abort.addEventListener("abort", stop);
}

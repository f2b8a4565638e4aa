import type { SourceMessage } from "../../source.ts";
import type { Chat } from "./chat.ts";
import type { Behaviour } from "./config.ts";

export interface Streaming {
  /** Begins to write `message`, which is the end of the shown path already. */
  begin(chat: Chat, message: SourceMessage): void;
  /** Ends it where it is. */
  stop(): void;
}

export interface StreamingCalls {
  grown(chat: Chat, message: SourceMessage): void;
  finished(chat: Chat, message: SourceMessage): void;
}

/** Writes one answer at a time, some characters per tick: first a while of thinking, then the text as it grows. */
export function createStreaming({ chunk, interval }: Behaviour["stream"], calls: StreamingCalls): Streaming {
  let now: { chat: Chat; message: SourceMessage; timer: ReturnType<typeof setInterval> } | null = null;
  let requests = 0;

  const finish = (): void => {
    if (!now) return;
    const { chat, message, timer } = now;
    clearInterval(timer);
    now = null;
    chat.live = null;
    calls.finished(chat, message);
  };
  const tick = (): void => {
    const live = now?.chat.live;
    if (!now || !live) return;
    live.shown = now.message.text.slice(0, live.shown.length + chunk);
    if (live.shown.length >= now.message.text.length) finish();
    else calls.grown(now.chat, now.message);
  };
  return {
    begin(chat, message) {
      finish();
      chat.live = { message, shown: "", request: requests++ };
      now = { chat, message, timer: setInterval(tick, interval) };
    },
    stop() {
      if (!now?.chat.live) return;
      now.message.text = now.chat.live.shown;
      finish();
    },
  };
}

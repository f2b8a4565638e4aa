import type { SweepStatus } from "../messages/contract.ts";
import { CodedError } from "../messages/errors.ts";
import { type Chat, layoutOf } from "./chat.ts";
import { openPanel } from "./overlay/panel.ts";
import { placesOf } from "./places.ts";
import { type Reported, stateOf } from "./report-state.ts";
import { type Session, settle } from "./session.ts";
import { type SweepPace, usualPace } from "./sweep/pace.ts";
import { type SweepEnd, sweep } from "./sweep/sweep.ts";
import { sleep } from "./wait.ts";

/** Save chat on this page: at most one at a time. */
export interface Saver {
  /** Starts a sweep. @throws CodedError `busy`, `not-a-chat`, `empty-chat` */
  start(): Promise<{ started: true }>;
  cancel(): void;
  status(): SweepStatus;
}

/** How long a page on its way to another conversation is waited for, ms. */
const longestMove = 5_000;

export function createSaver(
  session: Session,
  report: (chat: Chat, reported: Reported) => void,
  pace: SweepPace = usualPace,
): Saver {
  let status: SweepStatus = { state: "idle" };
  let control: AbortController | undefined;

  const run = async (chat: Chat, { signal }: AbortController) => {
    const panel = openPanel(() => control?.abort(new CodedError("cancelled")), session.signal);
    report(chat, { state: "saving" });
    const onProgress = (progress: SweepStatus & { state: "running" }) => {
      status = progress;
      panel.show(progress);
    };
    const end = await sweep(chat, { pace, signal, onProgress, isHere: () => settle(session) && session.chat === chat });
    control = undefined;
    status = end;
    panel.end(end);
    report(chat, reportedOf(end));
  };

  return {
    async start() {
      if (control) throw new CodedError("busy");
      control = new AbortController();
      try {
        const chat = await chatHere(session);
        status = { state: "running", phase: "collecting", found: 0 };
        void run(chat, control);
        return { started: true };
      } catch (error) {
        control = undefined;
        throw error;
      }
    },
    cancel: () => control?.abort(new CodedError("cancelled")),
    status: () => status,
  };
}

/** The conversation on the page, once the page has arrived at it. */
async function chatHere(session: Session): Promise<Chat> {
  for (let left = longestMove; left > 0; left -= 100) {
    const settled = settle(session);
    if (!session.site || (!session.chat && !session.differsSince)) break;
    if (session.chat && settled) return checked(session.chat);
    await sleep(100, session.signal);
  }
  throw new CodedError("not-a-chat");
}

function checked(chat: Chat): Chat {
  const layout = layoutOf(chat);
  const isNew = chat.nativeId === null && document.readyState === "complete";
  if (isNew && (!layout || placesOf(layout, document).length === 0)) throw new CodedError("empty-chat");
  return chat;
}

function reportedOf(end: SweepEnd): Reported {
  return end.state === "done" ? stateOf(end.receipt) : { state: "problem", problem: end.error };
}

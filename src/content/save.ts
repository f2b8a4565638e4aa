import { sleep } from "../lib/sleep.ts";
import type { SweepStatus } from "../messages/contract.ts";
import { CodedError } from "../messages/errors.ts";
import { type Chat, layoutOf, openChat } from "./chat.ts";
import { offeredGuesser } from "./guessing/offered.ts";
import { askOrders } from "./orders.ts";
import { openPanel, type Panel } from "./overlay/panel.ts";
import { placesOf } from "./places.ts";
import { type Reported, stateOf } from "./report-state.ts";
import { type Session, settle } from "./session.ts";
import { type SweepPace, usualPace } from "./sweep/pace.ts";
import { type SweepEnd, sweep } from "./sweep/sweep.ts";

/** Save chat on this page: at most one at a time. */
export interface Saver {
  /** Starts a sweep. @throws CodedError `busy`, `not-a-chat`, `empty-chat` */
  start(): Promise<{ started: true }>;
  /**
   * Shows what looks like a conversation, and saves that when the user agrees. Needs the scripts that read by guessing.
   * @throws CodedError `busy`
   */
  guess(): { started: true };
  cancel(): void;
  work: Work;
}

/** What Save chat is doing, or has done last. */
export interface Work {
  status: SweepStatus;
  /** While something runs. */
  control?: AbortController | undefined;
  panel?: Panel;
  /** The conversation read by guessing that the status is about, while the page shows it. */
  guessed?: (() => Chat | undefined) | undefined;
}

/** How long a page on its way to another conversation is waited for, ms. */
const longestMove = 5_000;

export function createSaver(
  session: Session,
  report: (chat: Chat, reported: Reported) => void,
  pace: SweepPace = usualPace,
): Saver {
  const work: Work = { status: { state: "idle" } };

  const begin = () => {
    if (work.control) throw new CodedError("busy");
    work.control = new AbortController();
    return work.control;
  };
  const cancel = () => work.control?.abort(new CodedError("cancelled"));
  const run = async (chat: Chat, { signal }: AbortController, isHere: () => boolean) => {
    const panel = openPanel(cancel, session.signal);
    work.panel = panel;
    report(chat, { state: "saving" });
    const onProgress = (progress: SweepStatus & { state: "running" }) => {
      work.status = progress;
      panel.show(progress);
    };
    const read = () => sweep(chat, { pace, signal, onProgress, isHere });
    let end = await read();
    if (end.state === "failed" && end.error === "site-changed") {
      // Of a page that a busy machine had only half drawn nothing that was read is relied on.
      await sleep(pace.secondReading, signal).then(
        () => chat.book.clear(),
        () => undefined,
      );
      end = await read();
    }
    work.control = undefined;
    work.status = end;
    panel.end(end);
    report(chat, reportedOf(end));
  };

  return {
    async start() {
      const control = begin();
      try {
        const chat = await chatHere(session);
        work.status = { state: "running", phase: "collecting", found: 0 };
        work.guessed = undefined;
        void run(chat, control, () => settle(session) && session.chat === chat);
        return { started: true };
      } catch (error) {
        work.control = undefined;
        throw error;
      }
    },
    guess() {
      void offeredGuesser()?.(begin(), work, session, run, openChat, askOrders);
      return { started: true };
    },
    cancel,
    work,
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

import { sleep } from "../lib/sleep.ts";
import { answerAsContent } from "../messages/answer-content.ts";
import { CodedError } from "../messages/errors.ts";
import type { Site } from "../sites/site.ts";
import { atIntervals } from "./at-intervals.ts";
import { type AutoArchive, autoArchive } from "./auto/auto-archive.ts";
import type { Chat } from "./chat.ts";
import { onNavigation } from "./navigation.ts";
import { askOrders } from "./orders.ts";
import { createPacer } from "./pacer.ts";
import { offeredReport } from "./report/offered.ts";
import { createStateReport, type Reported } from "./report-state.ts";
import { createSaver } from "./save.ts";
import { newSession, type Session, settle } from "./session.ts";
import { statusOf } from "./status.ts";
import { extensionGone } from "./takeover.ts";

/** While the page is on its way, and for a while after an address has changed, it is looked at that often, ms. */
const lookAgain = 300;
/** A page may show what it is only some time after its address, ms. */
const lateArrival = 10_000;
/** Between two looks whether the extension is still there, ms; only whoever was left behind by an update needs it. */
const aliveCheck = 5_000;
/** After an answer of the background that may be better next time, ms. */
const askAgain = 30_000;

/**
 * Everything that happens on one page, until the controller aborts: which conversation it shows, archiving, saving.
 * `sites` are those whose pages this may be.
 */
export function runPage(controller: AbortController, sites: readonly Site[]): void {
  const { signal } = controller;
  const lost = new CodedError("reload-page");
  let auto: AutoArchive | undefined;
  let begun = 0;
  let movedAt = performance.now();
  const sendState = createStateReport(signal);
  const report = (chat: Chat, reported: Reported) => {
    if (reported.problem === "reload-page" && !chat.sweeping) return controller.abort(lost);
    if (session.chat === chat || saver.work.guessed?.() === chat)
      sendState(chat.nativeId === null ? null : chat.id, reported);
  };
  const begin = async (chat: Chat | null) => {
    begun += 1;
    const turn = begun;
    auto?.stop();
    auto = undefined;
    if (!chat) return sendState(null, { state: "idle" });
    const may = await mayArchive(chat, (reported) => report(chat, reported));
    if (may && turn === begun && !chat.signal.aborted) auto = autoArchive(chat, autoOptions(session, chat, report));
  };
  const session: Session = newSession(sites, signal, (chat) => void begin(chat));
  const saver = createSaver(session, report);
  const follow = createPacer(
    async () => {
      const late = !session.chat && performance.now() - movedAt < lateArrival;
      if (!settle(session) && (session.differsSince || late)) follow.poke(lookAgain);
    },
    lookAgain,
    signal,
  );

  answerAsContent(
    {
      "content.save": () => saver.start(),
      "content.guess": () => saver.guess(),
      "content.cancel": () => saver.cancel(),
      "content.status": () => statusOf(session, saver.work),
      "content.report": () => {
        settle(session);
        return { text: offeredReport()?.(session) ?? "" };
      },
      "content.refresh": () => void begin(session.chat),
    },
    signal,
  );
  onNavigation(() => {
    auto?.leave();
    movedAt = performance.now();
    follow.poke(0);
  }, signal);
  const leaveWhenGone = () => {
    if (extensionGone() && !session.chat?.sweeping) controller.abort(lost);
  };
  atIntervals(aliveCheck, leaveWhenGone, signal);
  follow.poke(0);
}

/** Asks until answered whether to archive this conversation without being asked. False when it has gone meanwhile. */
async function mayArchive(chat: Chat, report: (reported: Reported) => void): Promise<boolean> {
  report({ state: "idle" });
  while (!chat.signal.aborted) {
    try {
      return (await askOrders(chat)).auto;
    } catch (error) {
      if (chat.signal.aborted) break;
      report({ state: "problem", problem: error instanceof CodedError ? error.code : "unknown" });
      if (!(error instanceof CodedError)) throw error;
    }
    // Ends early only with the signal, and then the loop ends too.
    await sleep(askAgain, chat.signal).catch(() => undefined);
  }
  return false;
}

function autoOptions(session: Session, chat: Chat, report: (chat: Chat, reported: Reported) => void) {
  return {
    settled: (anew?: boolean) => settle(session, anew) && session.chat === chat,
    report: (reported: Reported) => report(chat, reported),
  };
}

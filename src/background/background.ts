import { backedUp } from "../backup/state/backed-up.ts";
import { answerAsBackground } from "../messages/answer-background.ts";
import { fetchAsset, takeAsset } from "./assets.ts";
import { makeBackups } from "./backup/make-backups.ts";
import { showBadge } from "./badge.ts";
import { announce } from "./changes.ts";
import { exportJobs } from "./export-jobs.ts";
import { keepIndex } from "./index-keeping.ts";
import { takeCapture } from "./intake.ts";
import { jobStore } from "./job-store.ts";
import { lazyEngine } from "./lazy-engine.ts";
import { keepLock, lockWork } from "./lock/lock-keeping.ts";
import { followNeverKept } from "./never-kept.ts";
import { offscreenEngine } from "./offscreen-engine.ts";
import { ordersFor } from "./orders.ts";
import { organiseChats } from "./organise.ts";
import { cancelPage, guessPage, pageReport, pageStatus, savePage } from "./page.ts";
import { placeHandlers } from "./places/handlers.ts";
import { deleteChats, eraseChats, listenToRemoval, undeleteChats } from "./removal.ts";
import { erasing } from "./retention/erasing.ts";
import { keepRetention } from "./retention/retention.ts";
import { saveRuns } from "./saves/saves.ts";
import { listenToGrants, listSites, pauseConversation, pauseSite } from "./sites.ts";
import { takePart } from "./transfers.ts";
import { listenToTriggers } from "./triggers.ts";
import { listenToInstall } from "./welcome.ts";

// The background may be started by any event and stopped at any moment: every listener is registered here and now, and
// whatever must outlive it is in the archive or the browser's storage.

// Decided when building: Firefox has no offscreen documents, Chromium's worker makes no blob addresses.
const jobs = exportJobs(jobStore, (reports) =>
  import.meta.env.MODE === "firefox"
    ? lazyEngine(async () => (await import("./local-engine.ts")).localEngine(reports))
    : offscreenEngine(),
);

const backups = makeBackups();

answerAsBackground({
  content: {
    "page.hello": ordersFor,
    "capture.put": (part, sender) => takePart(part, (pieces) => takeCapture(pieces.join(""), sender)),
    "asset.put": (part) => takePart(part, (pieces) => takeAsset(pieces, part.type, part.redrawn)),
    "asset.fetch": ({ address }) => fetchAsset(address),
    "page.state": async (state, { tabId }) => {
      if (tabId !== undefined) await showBadge(tabId, state);
    },
  },
  pages: {
    "page.save": ({ tabId }) => savePage(tabId),
    "page.guess": ({ tabId }) => guessPage(tabId),
    "page.cancel": ({ tabId }) => cancelPage(tabId),
    "page.status": ({ tabId }) => pageStatus(tabId),
    "page.report": ({ tabId }) => pageReport(tabId),
    "sites.list": listSites,
    "site.pause": pauseSite,
    "conversation.pause": pauseConversation,
    "archive.delete": deleteChats,
    "archive.undelete": undeleteChats,
    "archive.erase": eraseChats,
    "archive.changed": announce,
    "archive.organise": organiseChats,
    "lock.wake": async () => void lockWork().catch((error: unknown) => console.warn("lock: not done yet", error)),
    ...keepRetention(backedUp),
    ...erasing,
    ...jobs.pages,
    ...placeHandlers(backups.gone),
    ...backups.pages,
    ...saveRuns(),
  },
  offscreen: { ...jobs.reports, ...backups.reports },
});
keepLock();
listenToGrants();
followNeverKept();
listenToInstall();
listenToRemoval();
listenToTriggers();
keepIndex();

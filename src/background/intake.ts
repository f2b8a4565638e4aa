import { storeCapture } from "../archive/store-capture.ts";
import type { Capture, CaptureReceipt } from "../conversation/capture.ts";
import { CodedError } from "../messages/errors.ts";
import type { Sender } from "../messages/sender.ts";
import { withArchive } from "./archive.ts";
import { announce } from "./changes.ts";
import { clearDrift, noteDrift } from "./drift-notes.ts";
import { keepCapture, unlessLocked } from "./lock/while-locked.ts";
import { saysNeverKept } from "./never-kept.ts";
import { refreshTab } from "./open-tabs.ts";
import { whyNotAuto } from "./orders.ts";
import { readCapture } from "./read-capture.ts";
import { checkServer, siteOfSender } from "./sender-site.ts";

/**
 * Stores a capture that came from a page; resolves when the database has completed it. While the archive is locked it is kept
 * sealed beside it.
 * @throws CodedError `bad-message` for what is no capture, `not-allowed` for one the page may not send (another site's, a
 * deleted or paused conversation's, or one that is never to be kept, without being asked), `site-changed` when the drift gate refused, `no-space` …
 */
export async function takeCapture(text: string, sender: Sender): Promise<{ receipt: CaptureReceipt }> {
  const capture = readCapture(text);
  const { site: claimed, id, formerId = id, temporary } = capture.conversation;
  const site = siteOfSender(sender, claimed);
  checkServer([id, formerId], sender, site);
  if (capture.trigger === "auto") {
    const page = { site: claimed, conversation: id, temporary: temporary === true };
    const why = await whyNotAuto(page, site, sender);
    if (why) throw new CodedError("not-allowed", why);
    if (await saysNeverKept(capture)) {
      // Once this is answered, the page asks why it may not go on, and says that instead of a failure.
      if (sender.tabId !== undefined) void Promise.resolve(sender.tabId).then(refreshTab);
      throw new CodedError("not-allowed", "never-words");
    }
  }
  return { receipt: await store(capture) };
}

async function store(capture: Capture): Promise<CaptureReceipt> {
  return unlessLocked(
    () => storeNow(capture),
    () => keepCapture(capture),
  );
}

async function storeNow(capture: Capture): Promise<CaptureReceipt> {
  const { site } = capture.conversation;
  const result = await withArchive((archive) => storeCapture(archive, capture));
  if ("refused" in result) {
    if (result.refused === "deleted") throw new CodedError("not-allowed", "deleted");
    if (await withArchive((archive) => noteDrift(archive, site, result.missing))) announce({ sites: true });
    throw new CodedError("site-changed", result.why);
  }
  if (await withArchive((archive) => clearDrift(archive, site))) announce({ sites: true });
  // Where a chat has got its real id, what lists it under the former one hears of it too.
  const { formerId = result.conversation } = capture.conversation;
  if (result.outcome === "stored") announce({ conversations: [...new Set([result.conversation, formerId])] });
  return result;
}

import type { PathStep, Thread } from "../../../conversation/model.ts";
import { shownTitle } from "../../../conversation/organising.ts";
import { coverageSentence, gapSentence } from "../../../ui/coverage-text.ts";
import { formatMoment } from "../../../ui/format.ts";
import { t } from "../../../ui/i18n.ts";
import { element } from "../../../viewer/element.ts";
import { link, safeAddress } from "../../../viewer/links.ts";
import { renderMessage } from "../../../viewer/message.ts";
import type { Pictures } from "../pictures.ts";

/** What is printed. */
export interface Printed {
  conversation: Thread["conversation"];
  siteName: string;
  steps: readonly PathStep[];
  byId: ReadonlyMap<string, Thread["messages"][number]>;
  pictures: Pick<Pictures, "urlOf">;
}

/** The conversation on paper, piece by piece: its head, then every message and gap of the path. Formulas, colours and images are still to be drawn. */
export function* sheetRows(printed: Printed): Generator<HTMLElement> {
  const { steps, byId, pictures } = printed;
  yield head(printed);
  let number = 0;
  for (const step of steps) {
    if ("gap" in step) {
      yield element("p", { class: "gap" }, t("library_gap", gapSentence(step.gap)));
      continue;
    }
    const message = byId.get(step.message);
    if (!message) continue;
    number += 1;
    yield renderMessage(message, {
      say: t,
      headingLevel: 2,
      number,
      time: formatMoment,
      unfold: true,
      imageUrl: pictures.urlOf,
      place: t("library_message", number),
    });
  }
}

function head({ conversation, siteName }: Printed): HTMLElement {
  const { model, created, firstCaptured, updated, url, coverage, messageCount } = conversation;
  const begun = created
    ? `${t("library_created")} ${formatMoment(created.at)}`
    : `${t("library_first_saved")} ${formatMoment(firstCaptured)}`;
  const facts = [siteName, model, begun, `${t("library_updated")} ${formatMoment(updated.at)}`].filter(Boolean);
  const made = element(
    "header",
    { class: "print-head" },
    element("h1", { dir: "auto" }, shownTitle(conversation)),
    element("p", {}, facts.join(" · ")),
    element("p", {}, coverageSentence(coverage, messageCount)),
  );
  // The address was read from a page: only web addresses become links.
  if (safeAddress(url)) made.append(element("p", {}, link(url, {}, url)));
  return made;
}

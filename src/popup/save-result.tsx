import type { SweepStatus } from "../messages/contract.ts";
import { coverageSentence, savedSentence } from "../ui/coverage-text.ts";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import type { PageState } from "./page-state.ts";

/** What this save brought (read aloud as it appears), or before it what the archive holds already. */
export function SaveResult({ page, locked }: { page: PageState; locked: boolean }) {
  const sweep = page.sweep.value;
  const done = sweep.state === "done" ? sweep.receipt : undefined;
  return (
    <>
      {/* Always there, as screen readers announce only what changes inside a region they know. */}
      <p role="status" class={done ? `result coverage ${done.coverage.state}` : "unseen"}>
        {done && <Icon name={done.coverage.state === "locked" ? "lock" : done.coverage.state} />}
        {done && <span>{savedSentence(done)}</span>}
      </p>
      {!done &&
        !page.saving.value &&
        (locked ? <p class="held">{t("popup_held_locked")}</p> : <Held page={page} sweep={sweep} />)}
    </>
  );
}

function Held({ page, sweep }: { page: PageState; sweep: SweepStatus }) {
  const status = page.status.value;
  if (status?.kind !== "chat" || sweep.state === "failed") return null;
  const { held, why } = status.auto;
  if (why === "deleted") return null;
  if (!held) return <p class="held">{t("popup_not_held")}</p>;
  return (
    <p class={`held coverage ${held.coverage.state}`}>
      <Icon name={held.coverage.state} />
      <span>{t("popup_held", coverageSentence(held.coverage, held.messageCount))}</span>
    </p>
  );
}

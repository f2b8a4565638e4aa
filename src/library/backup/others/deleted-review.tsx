import { shownTitle } from "../../../conversation/organising.ts";
import { Button } from "../../../ui/button.tsx";
import { formatMoment } from "../../../ui/format.ts";
import { plural, t } from "../../../ui/i18n.ts";
import type { LibraryState } from "../../app-state.ts";
import { OthersFailed } from "./others-failed.tsx";
import type { OthersState } from "./others-state.ts";

/** More than these are not listed one by one; the buttons are for all of them. */
const mostListed = 50;

/** Chats that were deleted in another browser: nothing happens to them here until the user says so. */
export function DeletedReview({ app, state }: { app: LibraryState; state: OthersState }) {
  const deleted = state.deleted.value;
  if (deleted.length === 0) return null;
  const titleOf = (id: string) => {
    const row = app.rowOf(id);
    return row ? shownTitle(row) : id;
  };
  return (
    <section class="others-deleted" aria-labelledby="others-deleted">
      <h4 id="others-deleted">{plural("others_deleted", deleted.length)}</h4>
      <p>{t("others_deleted_text")}</p>
      <ul>
        {deleted.slice(0, mostListed).map((each) => (
          <li key={each.id}>
            <span class="others-gone">
              <bdi>{titleOf(each.id)}</bdi> <span class="hint">{formatMoment(each.at)}</span>
            </span>
            <span class="act-row">
              <Button look="small" aria-label={t("others_keep_of", titleOf(each.id))} onClick={keep([each])}>
                {t("others_keep")}
              </Button>
              <Button
                look="small"
                aria-label={t("others_follow_of", titleOf(each.id))}
                onClick={() => state.follow([each])}
              >
                {t("others_follow")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {deleted.length > 1 && (
        <p class="act-row">
          <Button look="small" onClick={keep(deleted)}>
            {t("others_keep_all")}
          </Button>
          <Button look="small danger" onClick={() => state.follow(deleted)}>
            {t("others_follow_all")}
          </Button>
        </p>
      )}
      <OthersFailed state={state} at="deleted" />
    </section>
  );

  function keep(gone: Parameters<OthersState["keep"]>[0]) {
    return () => void state.keep(gone);
  }
}

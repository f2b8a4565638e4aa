import type { UnopenedResult } from "../../../backup/restore/check-unopened.ts";
import { Button } from "../../../ui/button.tsx";
import { formatMoment } from "../../../ui/format.ts";
import { plural, t } from "../../../ui/i18n.ts";
import { Notice } from "../../../ui/notice.tsx";

interface UnopenedProps {
  result: UnopenedResult;
  onDeeper(): void;
}

/** What a check without the key has shown, and the way to the whole one. */
export function Unopened({ result, onDeeper }: UnopenedProps) {
  const { at, files, damaged, conversations, others } = result;
  const isGood = damaged === 0;
  return (
    <>
      <Notice
        kind={isGood ? "plain" : "warn"}
        text={
          isGood ? plural("backup_unopened_good", files, formatMoment(at)) : plural("backup_checked_damaged", damaged)
        }
      />
      {(isGood || others > 0) && (
        <ul class="backup-found">
          {isGood && <li>{plural("backup_unopened_chats", conversations)}</li>}
          {others > 0 && <li>{plural("backup_unopened_others", others)}</li>}
        </ul>
      )}
      {isGood && (
        <>
          <p class="hint">{t("backup_unopened_why")}</p>
          <p class="act-row">
            <Button look="small" onClick={onDeeper}>
              {t("backup_unopened_deeper")}
            </Button>
          </p>
        </>
      )}
    </>
  );
}

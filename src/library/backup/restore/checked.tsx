import type { CheckResult } from "../../../backup/restore/check.ts";
import { formatMoment } from "../../../ui/format.ts";
import { plural, t } from "../../../ui/i18n.ts";
import { Notice } from "../../../ui/notice.tsx";

/** What the check has shown, in sentences. */
export function Checked({ result }: { result: CheckResult }) {
  const { at, damaged, lostAssets, whole, differing, onlyThere, notThere } = result;
  const isGood = damaged === 0 && lostAssets === 0;
  return (
    <>
      <Notice
        kind={isGood ? "plain" : "warn"}
        text={
          isGood
            ? t("backup_checked_good", formatMoment(at ?? ""))
            : plural("backup_checked_damaged", damaged + lostAssets)
        }
      />
      <ul class="backup-found">
        <li>{plural("backup_checked_whole", whole)}</li>
        {differing > 0 && <li>{plural("backup_checked_differing", differing)}</li>}
        {onlyThere > 0 && <li>{plural("backup_checked_only_there", onlyThere)}</li>}
        {notThere > 0 && <li>{plural("backup_checked_not_there", notThere)}</li>}
      </ul>
    </>
  );
}

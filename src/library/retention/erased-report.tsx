import { formatNumber } from "../../ui/format.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { t } from "../../ui/i18n.ts";
import { byKind, kindName } from "../store-names.ts";

/** Records of each store of the archive, before and after. */
export interface Counts {
  before: Record<string, number>;
  after: Record<string, number>;
  bytes: number;
}

const remaining = ["settings", "hashes", "access", "downloads", "backups", "sites"] as const;

/** Proof of what went and what remains: every store counted before and after, and what lies elsewhere. */
export function ErasedReport({ counts }: { counts: Counts }) {
  const after = new Map(byKind(counts.after).map(({ kind, count }) => [kind, count]));
  return (
    <section class="looked-at" aria-labelledby="erased-title">
      <h4 id="erased-title">{t("erase_done", formatBytes(counts.bytes))}</h4>
      <div class="figures-box">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">{t("erase_what")}</th>
              <th scope="col">{t("erase_before")}</th>
              <th scope="col">{t("erase_after")}</th>
            </tr>
          </thead>
          <tbody>
            {byKind(counts.before).map(({ kind, count }) => (
              <tr key={kind}>
                <th scope="row">{kindName(kind)}</th>
                <td>{formatNumber(count)}</td>
                <td>{formatNumber(after.get(kind) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h4>{t("erase_remains")}</h4>
      <ul class="remains">
        {remaining.map((what) => (
          <li key={what}>{t(`erase_remains_${what}`)}</li>
        ))}
      </ul>
    </section>
  );
}

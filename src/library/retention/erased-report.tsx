import { formatNumber } from "../../ui/format.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { t } from "../../ui/i18n.ts";

/** Records of each store of the archive, before and after. */
export interface Counts {
  before: Record<string, number>;
  after: Record<string, number>;
  bytes: number;
}

/** The stores of the archive, as people know them; what is new counts among the last. */
const kinds: Record<string, readonly string[]> = {
  chats: ["conversations"],
  texts: ["outlines", "chunks"],
  files: ["assets", "assetBytes", "staging"],
  index: ["unindexed", "indexState", "indexDocs", "indexTerms", "indexPosts"],
  imports: ["importRuns", "importJournal"],
  exports: ["jobs"],
  deletions: ["tombstones"],
};

const remaining = ["settings", "hashes", "access", "downloads", "backups", "sites"] as const;

/** Proof of what went and what remains: every store counted before and after, and what lies elsewhere. */
export function ErasedReport({ counts }: { counts: Counts }) {
  const named = new Set(Object.values(kinds).flat());
  const others = Object.keys(counts.before).filter((store) => !named.has(store));
  const sum = (of: Record<string, number>, stores: readonly string[]) =>
    stores.reduce((all, store) => all + (of[store] ?? 0), 0);
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
            {[...Object.entries(kinds), ["others", others] as const].map(([kind, stores]) => (
              <tr key={kind}>
                <th scope="row">{t(`erase_kind_${kind}`)}</th>
                <td>{formatNumber(sum(counts.before, stores))}</td>
                <td>{formatNumber(sum(counts.after, stores))}</td>
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

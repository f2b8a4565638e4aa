import { formatMoment } from "../../ui/format.ts";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { filesText } from "./counts-text.ts";
import { RunReport } from "./reported.tsx";

/** Imports of before, the newest first, each with its report and the way to take it back. */
export function PastImports({ app }: { app: LibraryState }) {
  const { runs, interrupted } = app.importing;
  const ended = runs.value.filter(({ id }) => id !== interrupted.value?.id);
  if (ended.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="past-title">
      <h3 id="past-title">{t("import_past")}</h3>
      <ul class="past-imports">
        {ended.map((run) => (
          <li key={run.id}>
            <details>
              <summary>
                <bdi>{filesText(run.names)}</bdi>
                <span class="hint">
                  {formatMoment(run.startedAt)}
                  {run.state === "undone" ? ` · ${t("import_was_undone")}` : ""}
                  {run.state === "cancelled" ? ` · ${t("import_ended")}` : ""}
                </span>
              </summary>
              <RunReport app={app} run={run} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { filesText, spanText } from "./counts-text.ts";
import { FoundList } from "./found-list.tsx";
import { Misunderstood } from "./misunderstood.tsx";
import { problemText } from "./problem-text.ts";
import { type Findings, mostRows, verdicts } from "./protocol.ts";
import { ChooseFiles } from "./start.tsx";
import { StepTitle } from "./step-title.tsx";

/** What the files hold, and which of it is to be taken. Nothing was written yet. */
export function Found({ app, findings }: { app: LibraryState; findings: Findings }) {
  const { files, formats, counts, ended, from, to } = findings;
  const count = formats.reduce((sum, { conversations }) => sum + conversations, 0);
  return (
    <>
      <section class="panel" aria-labelledby="found-title">
        <StepTitle id="found-title">
          {formats
            .filter(({ conversations }) => conversations > 0 || count === 0)
            .map(({ name }) => name)
            .join(" · ")}
        </StepTitle>
        <p>
          {count > 0 ? plural("import_found", count, filesText(files)) : t("import_found_none", filesText(files))}
          {from && to ? ` ${t("import_found_span", spanText(from, to))}` : ""}
        </p>
        {ended.map(({ problem, detail, file = "" }) => (
          <Notice
            key={`${problem} ${detail} ${file}`}
            kind="warn"
            text={`${problemText(problem)}${file === "" ? "" : ` (${file})`}`}
          />
        ))}
        {count > 0 && <Verdicts counts={counts} />}
        <Misunderstood broken={findings.broken} unknown={findings.unknown} />
      </section>
      {count > 0 && <FoundList app={app} counts={counts} />}
      {count > mostRows && <p class="hint">{t("import_unlisted", mostRows)}</p>}
      {count > 0 ? <Begin app={app} count={count} /> : <NothingFound app={app} />}
    </>
  );
}

function Verdicts({ counts }: Pick<Findings, "counts">) {
  return (
    <dl class="verdicts">
      {verdicts.map((verdict) => (
        <div key={verdict} class={counts[verdict] === 0 ? "none" : verdict}>
          <dt>{t(`import_${verdict}`)}</dt>
          <dd>
            <b>{formatNumber(counts[verdict])}</b>
          </dd>
          <dd class="hint">{t(`import_${verdict}_why`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Files that hold no chat: other ones may be chosen. */
function NothingFound({ app }: { app: LibraryState }) {
  return (
    <div class="import-begin">
      <ChooseFiles app={app} />
      <Button onClick={app.importing.reset}>{t("import_back")}</Button>
    </div>
  );
}

function Begin({ app: { importing }, count }: { app: LibraryState; count: number }) {
  const { found } = importing;
  const chosen = found.choice.count.value + Math.max(0, count - mostRows);
  return (
    <div class="import-begin">
      <Button look="primary" disabled={chosen === 0} onClick={importing.begin}>
        {plural("import_begin", chosen)}
      </Button>
      <Button onClick={importing.reset}>{t("popup_cancel")}</Button>
      <p class="hint">{t("import_nothing_written")}</p>
    </div>
  );
}

import { errorText } from "../../ui/error-text.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { PreviewState } from "./preview-state.ts";

/** Names that are listed; nobody reads further. */
const mostNames = 50;

/** How the first file begins, and which files there will be. */
export function PreviewPane({ preview }: { preview: PreviewState }) {
  const shown = preview.shown.value;
  const problem = preview.problem.value;
  return (
    <section class="export-preview" aria-label={t("library_export_preview")} aria-busy={preview.isBusy.value}>
      {problem && <Notice kind="problem" text={errorText(problem)} />}
      {shown?.hasTooManySources && <Notice kind="warn" text={t("library_export_too_many", shown.files.length)} />}
      {!shown && !problem && (
        <p class="soft" role="status">
          {t("library_export_reading")}
        </p>
      )}
      {shown && (
        <>
          <p class="preview-name">
            <Icon name="note" />
            <bdi>{shown.beginning.name}</bdi>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <section class="preview-text" tabIndex={0} aria-label={t("library_export_beginning")}>
            <pre dir="auto">{shown.beginning.text}</pre>
          </section>
          {shown.files.length > 1 && <Files files={shown.files} />}
        </>
      )}
    </section>
  );
}

function Files({ files }: { files: readonly { name: string; bytes: number; isEstimated: boolean }[] }) {
  const rest = files.length - mostNames;
  return (
    <details class="preview-files">
      <summary>{plural("library_export_texts", files.length)}</summary>
      <ul>
        {files.slice(0, mostNames).map(({ name, bytes, isEstimated }) => (
          <li key={name}>
            <bdi>{name}</bdi>
            <span class="soft">
              {isEstimated ? t("library_export_roughly", formatBytes(bytes)) : formatBytes(bytes)}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="soft">{plural("library_export_more", rest)}</p>}
    </details>
  );
}

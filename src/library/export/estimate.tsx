import { formatBytes } from "../../ui/format-bytes.ts";
import { plural, t } from "../../ui/i18n.ts";
import type { ExportForm } from "./form-state.ts";
import type { PreviewState } from "./preview-state.ts";

/** What will lie in the downloads folder: its name, how many files, how large. */
export function Estimate({ form, preview }: { form: ExportForm; preview: PreviewState }) {
  const shown = preview.shown.value;
  if (!shown) return <p class="estimate" />;
  const { files, assets, fileName } = shown;
  const isZip = fileName.endsWith(".zip");
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0) + assets.bytes;
  const isGuess = preview.isSample.value || files.some(({ isEstimated }) => isEstimated);
  const size = isGuess ? t("library_export_roughly", formatBytes(bytes)) : formatBytes(bytes);
  const facts = [
    ...(isZip ? [plural("library_export_texts", files.length)] : []),
    ...(assets.count > 0
      ? [plural(preview.isSample.value ? "library_export_assets_least" : "library_export_assets", assets.count)]
      : []),
    size,
  ];
  return (
    <p class={form.ready.value ? "estimate" : "estimate stale"}>
      <bdi class="estimate-name">{fileName}</bdi>
      <span>{facts.join(" · ")}</span>
    </p>
  );
}

import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { t } from "../../ui/i18n.ts";

/** The numbers of a chart, drawn when they are asked for. */
export function AsTable({ children }: { children: () => ComponentChild }) {
  const isOpen = useSignal(false);
  return (
    <details
      class="as-table"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{t("library_overview_table")}</summary>
      {isOpen.value && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
        <section class="table-box" tabIndex={0} aria-label={t("library_overview_table")}>
          {children()}
        </section>
      )}
    </details>
  );
}

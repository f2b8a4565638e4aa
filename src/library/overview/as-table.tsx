import { useSignal } from "@preact/signals";
import type { ComponentChild } from "preact";
import { t } from "../../ui/i18n.ts";

interface AsTableProps {
  /** What the chart is called. */
  chart: string;
  children: () => ComponentChild;
}

/** The numbers of a chart, drawn when they are asked for. */
export function AsTable({ chart, children }: AsTableProps) {
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
        <section
          class="table-box"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard
          tabIndex={0}
          aria-label={t("library_overview_at", chart, t("library_overview_table"))}
        >
          {children()}
        </section>
      )}
    </details>
  );
}

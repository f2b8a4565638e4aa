import { useEffect, useRef } from "preact/hooks";
import type { ExportOptions } from "../../export/options.ts";
import { sourceOfChats } from "../../export/source.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { HideReview } from "./hide-review.tsx";
import { redactOption } from "./redact-option.ts";
import { type Hiding, keepHiding } from "./stored-hiding.ts";
import { useHiding } from "./use-hiding.ts";

interface HideStepProps {
  app: LibraryState;
  chats: readonly string[];
  options: ExportOptions;
  first: Hiding;
  /** With what was looked for. */
  onBack(hiding: Hiding): void;
  /** With what is to be hidden decided. */
  onExport(options: ExportOptions): void;
}

/** The last step of an export in which something is hidden: what that is, and what may stay. */
export function HideStep({ app, chats, options, first, onBack, onExport }: HideStepProps) {
  const hiding = useHiding(sourceOfChats(app.data, chats), options.selection, first);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus(), []);
  const done = (event: Event) => {
    event.preventDefault();
    // What is looked for is shown each time before anything leaves.
    keepHiding(hiding.hiding()).catch(console.warn);
    onExport({ ...options, redact: redactOption(hiding.choice()) });
  };
  return (
    <form class="export-form" onSubmit={done}>
      <div class="hide-step" ref={body} tabIndex={-1}>
        <HideReview hiding={hiding} />
      </div>
      <footer class="export-foot">
        <span />
        <div class="dialog-actions">
          <Button onClick={() => onBack(hiding.hiding())}>{t("hide_back")}</Button>
          <button type="submit" class="button primary" disabled={hiding.isLooking.value}>
            {t("library_export")}
          </button>
        </div>
      </footer>
    </form>
  );
}

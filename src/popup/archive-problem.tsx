import type { ErrorCode } from "../messages/errors.ts";
import { Button } from "../ui/button.tsx";
import { errorText } from "../ui/error-text.ts";
import { t } from "../ui/i18n.ts";
import { Notice } from "../ui/notice.tsx";

/** In place of the list when the archive cannot be read. */
export function ArchiveProblem({ code, onRetry }: { code: ErrorCode; onRetry(): Promise<void> }) {
  return (
    <Notice kind="problem" text={errorText(code)}>
      <Button look="small" onClick={onRetry}>
        {t("popup_retry")}
      </Button>
    </Notice>
  );
}

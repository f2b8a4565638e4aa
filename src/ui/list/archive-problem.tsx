import type { ErrorCode } from "../../messages/errors.ts";
import { Button } from "../button.tsx";
import { errorText } from "../error-text.ts";
import { t } from "../i18n.ts";
import { Notice } from "../notice.tsx";

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

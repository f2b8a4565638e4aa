import { useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import { lockNow } from "../../lock/acts.ts";
import { readLockState } from "../../lock/state.ts";
import { Button } from "../button.tsx";
import { codeOf, errorText } from "../error-text.ts";
import { t } from "../i18n.ts";
import { Icon } from "../icons.tsx";

/** Locks the archive at once; there is none where it has no lock. */
export function LockButton() {
  const isThere = useSignal(false);
  const problem = useSignal("");
  const failed = useCallback(
    (error: unknown) => {
      problem.value = errorText(codeOf(error));
    },
    [problem],
  );
  useEffect(() => {
    readLockState().then(({ state }) => {
      isThere.value = state === "open";
    }, failed);
  }, [isThere, failed]);
  // Who thinks that it is locked goes away.
  const said = problem.value !== "" && (
    <span class="lock-problem" role="alert">
      {problem}
    </span>
  );
  if (!isThere.value) return said || null;
  return (
    <>
      <Button look="quiet small" onClick={() => void lockNow().catch(failed)}>
        <Icon name="lock" />
        {t("lock_now")}
      </Button>
      {said}
    </>
  );
}

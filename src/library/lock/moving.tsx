import type { LockState } from "../../lock/state.ts";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format.ts";
import { t } from "../../ui/i18n.ts";
import { Progress } from "../../ui/progress.tsx";
import { AskPassphrase } from "./ask-passphrase.tsx";
import type { LockSettings } from "./lock-state.ts";

/** The archive is being sealed, or put into the clear; or that was broken off and waits for the passphrase. */
export function Moving({ state, now }: { state: LockSettings; now: LockState }) {
  const text = t(now.moving === "on" ? "lock_moving_on" : "lock_moving_off");
  const { done, total } = state.progress.value ?? { done: 0, total: 0 };
  const fraction = total > 0 ? done / total : undefined;
  return (
    <>
      {now.waiting ? (
        <AskPassphrase state={state} text={t("lock_moving_waits")} label={t("lock_passphrase")} act={t("lock_go_on")} />
      ) : (
        <>
          <p>{text}</p>
          <Progress
            label={text}
            text={fraction === undefined ? "" : `${formatNumber(done)} / ${formatNumber(total)}`}
            fraction={fraction}
          />
        </>
      )}
      <p>
        <Button look="small" disabled={state.busy.value} onClick={() => void state.giveUp()}>
          {t("lock_stop")}
        </Button>
      </p>
    </>
  );
}

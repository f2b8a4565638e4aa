import { useLayoutEffect, useRef } from "preact/hooks";
import type { SweepPhase, SweepStatus } from "../messages/contract.ts";
import { Button } from "../ui/button.tsx";
import { plural, t } from "../ui/i18n.ts";
import { Progress } from "../ui/progress.tsx";
import type { PageState } from "./page-state.ts";

const phaseKeys: Record<SweepPhase, string> = {
  "waiting-for-answer": "popup_phase_waiting",
  "loading-older": "popup_phase_older",
  collecting: "popup_phase_collecting",
  "fetching-images": "popup_phase_images",
  saving: "popup_phase_saving",
};

interface SaveProgressProps {
  page: PageState;
  /** Called when the focus was in here as it went away. */
  onFocusLost(): void;
}

/** How far the sweep is, in words and as a bar, with Cancel. */
export function SaveProgress({ page, onFocusLost }: SaveProgressProps) {
  const sweep = page.sweep.value;
  const running = sweep.state === "running" ? sweep : undefined;
  const isAsking = sweep.state === "asking";
  const phase = t(running ? phaseKeys[running.phase] : isAsking ? "popup_asking" : "popup_phase_starting");
  const count = running ? countText(running) : isAsking ? t("popup_asking_more") : "";
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    return () => {
      if (element?.contains(document.activeElement)) onFocusLost();
    };
  }, [onFocusLost]);
  return (
    <div class="save-progress" ref={panel}>
      <div class="save-progress-text">
        <p>{phase}</p>
        <p class="save-count">{count}</p>
        <Progress label={t("popup_saving")} text={`${phase} ${count}`.trim()} fraction={running?.fraction} />
      </div>
      <Button look="small" onClick={page.cancel}>
        {t("popup_cancel")}
      </Button>
    </div>
  );
}

function countText({ found, stated }: Extract<SweepStatus, { state: "running" }>): string {
  return stated === undefined ? plural("ui_messages", found) : plural("ui_messages_of", stated, found);
}

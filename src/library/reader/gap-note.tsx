import type { Gap } from "../../conversation/model.ts";
import { gapSentence } from "../../ui/coverage-text.ts";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";

/** Stands where messages are missing, and says why. */
export function GapNote({ gap }: { gap: Gap }) {
  return (
    <p class="gap" role="note">
      <Icon name="partial" />
      {t("library_gap", gapSentence(gap))}
    </p>
  );
}

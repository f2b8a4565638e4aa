import { useComputed } from "@preact/signals";
import { t } from "../../ui/i18n.ts";
import type { MessagePicks } from "./message-picks.ts";

interface MessagePickProps {
  picks: MessagePicks;
  id: string;
  /** Place on the path, from 1. */
  number: number;
}

/** The box at a message, while messages are chosen. */
export function MessagePick(props: MessagePickProps) {
  return props.picks.active.value ? <Box {...props} /> : null;
}

function Box({ picks, id, number }: MessagePickProps) {
  // Of thousands of boxes only those that change are drawn again.
  const chosen = useComputed(() => picks.chosen.value.has(id));
  return (
    <input
      type="checkbox"
      class="message-pick"
      aria-label={t("library_choose_one", number)}
      checked={chosen.value}
      onClick={(event) => picks.toggle(id, event.shiftKey)}
    />
  );
}

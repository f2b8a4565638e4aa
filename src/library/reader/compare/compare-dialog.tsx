import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Message } from "../../../conversation/model.ts";
import { plural, t } from "../../../ui/i18n.ts";
import { Modal } from "../../modal.tsx";
import type { ReaderState } from "../reader-state.ts";
import { Changes } from "./changes.tsx";
import { type Choice, choicesFor } from "./choices.ts";
import { compareTexts, tallyOf } from "./compare-texts.ts";
import { textOfParts } from "./text-of-parts.ts";

interface CompareProps {
  reader: ReaderState;
  message: Message;
  /** Id of the choice that is compared with the message as it is; the one before it when absent. */
  with: string | undefined;
}

/** Two texts of one message side by side in one: what was taken out and what came in, word by word. */
export function CompareDialog({ reader, message, with: other }: CompareProps) {
  const tree = reader.tree.value;
  const choices = useMemo(() => (tree ? choicesFor(tree, message) : []), [tree, message]);
  const own = choices.findIndex(({ id }) => id === message.id);
  const before = useSignal(other ?? choices[own === 0 ? 1 : own - 1]?.id ?? message.id);
  const after = useSignal(message.id);
  const textOf = (id: string) => textOfParts(choices.find((choice) => choice.id === id)?.parts ?? []);
  const pieces = useMemo(
    () => compareTexts(textOf(before.value), textOf(after.value)),
    [choices, before.value, after.value],
  );
  return (
    <Modal title={t("library_compare")} look="wide" onClose={() => reader.compare(null)}>
      <div class="compare-choices">
        <Select label={t("library_compare_from")} choices={choices} chosen={before} />
        <Select label={t("library_compare_to")} choices={choices} chosen={after} />
      </div>
      <p class="compare-tally" role="status">
        {tally(tallyOf(pieces), pieces.length)}
      </p>
      <Changes pieces={pieces} />
    </Modal>
  );
}

function tally({ added, removed }: { added: number; removed: number }, pieces: number): string {
  if (pieces < 2 && added + removed === 0) return t("library_compare_same");
  if (added + removed === 0) return t("library_compare_signs");
  return `${plural("library_compare_added", added)} · ${plural("library_compare_gone", removed)}`;
}

interface SelectProps {
  label: string;
  choices: readonly Choice[];
  chosen: { value: string };
}

function Select({ label, choices, chosen }: SelectProps) {
  return (
    <label>
      {label}
      <select value={chosen.value} onChange={({ currentTarget }) => (chosen.value = currentTarget.value)}>
        {choices.map(({ id, label: name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

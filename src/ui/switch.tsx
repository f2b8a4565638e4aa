import { useId } from "preact/hooks";

interface SwitchProps {
  label: string;
  /** Id of what the switch is for, where the label does not say it; read aloud before the label. */
  of?: string;
  on: boolean;
  onChange(on: boolean): void;
}

/** An on-off switch that acts at once. */
export function Switch({ label, of, on, onChange }: SwitchProps) {
  const id = useId();
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-labelledby={of === undefined ? id : `${of} ${id}`}
      onClick={() => onChange(!on)}
    >
      <span id={id}>{label}</span>
      <span class="switch-track" aria-hidden="true" />
    </button>
  );
}

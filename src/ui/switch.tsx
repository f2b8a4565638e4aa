interface SwitchProps {
  label: string;
  on: boolean;
  onChange(on: boolean): void;
}

/** An on-off switch that acts at once. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button type="button" class="switch" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span>{label}</span>
      <span class="switch-track" aria-hidden="true" />
    </button>
  );
}

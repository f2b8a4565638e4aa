import { Button } from "../ui/button.tsx";
import { Icon, type IconName } from "../ui/icons.tsx";

interface ActButtonProps {
  icon: IconName;
  label: string;
  onClick(): void;
  /** For buttons that are on or off. */
  pressed?: boolean;
  /** Keys that do the same, as in aria-keyshortcuts. */
  keys?: string;
}

/** A button that shows its sign, and beside it its word where there is room. */
export function ActButton({ icon, label, onClick, pressed, keys }: ActButtonProps) {
  return (
    <Button
      look="quiet small"
      title={keys ? `${label} (${keys})` : label}
      aria-label={label}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span class="act-word">{label}</span>
    </Button>
  );
}

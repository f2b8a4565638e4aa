import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { Icon, type IconName } from "../ui/icons.tsx";
import { targetIndex } from "../ui/list/list-keys.ts";

interface MenuButtonProps {
  icon: IconName;
  label: string;
  items: readonly { label: string; act(): void }[];
}

/** A button that opens a few choices below itself: arrows move, Escape and leaving it close it. */
export function MenuButton({ icon, label, items }: MenuButtonProps) {
  const isOpen = useSignal(false);
  const box = useRef<HTMLSpanElement>(null);
  const button = () => box.current?.querySelector<HTMLElement>("button");
  const choices = () => [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  useLayoutEffect(() => {
    choices()[0]?.focus();
  }, [isOpen.value]);
  const close = () => {
    isOpen.value = false;
    button()?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen.value) return;
    const all = choices();
    const next = targetIndex(event.key, all.indexOf(document.activeElement as HTMLElement), all.length, all.length);
    if (event.key === "Escape") close();
    else if (next !== undefined) all[Math.max(0, next)]?.focus();
    else return;
    event.preventDefault();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (!box.current?.contains(relatedTarget as Node | null)) isOpen.value = false;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus come from the buttons inside.
    <span class="menu-box" ref={box} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <Button
        look="quiet small"
        title={label}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <Icon name={icon} />
        <span class="act-word">{label}</span>
      </Button>
      {isOpen.value && (
        <div class="menu" role="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                item.act();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}

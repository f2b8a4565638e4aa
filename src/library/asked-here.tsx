import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface AskedHereProps {
  /** What is asked about. */
  label: string;
  /** Called when the user does not want it after all. */
  onLeave(): void;
  /** The question and its buttons. */
  children: ComponentChildren;
}

/** A question right below the button that asks it. The first answer gets the focus, and that button has it back at the end. */
export function AskedHere({ label, onLeave, children }: AskedHereProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector("button")?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div
      class="asked-here"
      role="alertdialog"
      aria-label={label}
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onLeave();
      }}
    >
      {children}
    </div>
  );
}

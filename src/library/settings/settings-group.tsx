import type { ComponentChildren } from "preact";

interface SettingsGroupProps {
  id: string;
  title: string;
  children: ComponentChildren;
}

/** Settings that belong together, with their heading. */
export function SettingsGroup({ id, title, children }: SettingsGroupProps) {
  return (
    <section class="panel settings-group" aria-labelledby={`settings-${id}`}>
      <h3 id={`settings-${id}`}>{title}</h3>
      {children}
    </section>
  );
}

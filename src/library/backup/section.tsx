import type { ComponentChildren } from "preact";

interface BackupSectionProps {
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the page of backups, with its heading. */
export function BackupSection({ id, title, children }: BackupSectionProps) {
  return (
    <section class="panel backup-section" aria-labelledby={`backup-${id}`}>
      <h3 id={`backup-${id}`}>{title}</h3>
      {children}
    </section>
  );
}

import type { ComponentChildren } from "preact";

/** One of the numbered parts of the page. */
export function Step({ number, title, children }: { number: number; title: string; children: ComponentChildren }) {
  const id = `step-${number}`;
  return (
    <li>
      <section class="step" aria-labelledby={id}>
        <span class="step-number" aria-hidden="true">
          {number}
        </span>
        <div class="step-body">
          <h2 id={id}>{title}</h2>
          {children}
        </div>
      </section>
    </li>
  );
}

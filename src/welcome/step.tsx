import type { ComponentChildren } from "preact";

interface StepProps {
  title: string;
  /** "Step 1 of 3". */
  place: string;
  children: ComponentChildren;
}

/** The step that is shown. Its heading takes the focus when it comes. */
export function Step({ title, place, children }: StepProps) {
  return (
    <section class="step" aria-labelledby="step">
      <h2 id="step" tabIndex={-1}>
        <span class="unseen">{place}: </span>
        {title}
      </h2>
      {children}
    </section>
  );
}

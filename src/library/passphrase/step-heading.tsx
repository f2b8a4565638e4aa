import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Heading of a step, which takes the focus as soon as the step is there, from the button that is gone: so it is read aloud, and Tab
 * goes on from there.
 */
export function StepHeading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <h4 ref={heading} tabIndex={-1} class="step-title">
      {text}
    </h4>
  );
}

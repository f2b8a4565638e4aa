/** Shapes of 16 by 16, drawn as outlines of the text's colour. Always beside a word or inside a labelled control. */
const shapes = {
  complete: "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.2 8.2l2 2 3.7-4.2",
  partial: "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 4.9v3.7M8 11v.1",
  unknown:
    "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M6.2 6.4a1.85 1.85 0 1 1 2.6 1.7c-.5.25-.8.6-.8 1.2M8 11.3v.1",
  close: "m4 4 8 8m0-8-8 8",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m3.4 7.9 3.1 3.1",
  open: "M9 2.75h4.25V7M13 3 7.5 8.5M11.5 9.5v3.25h-8.25V4.5H6.5",
  bubble: "M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5">
      <path d={shapes[name]} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

/** Shapes of 16 by 16, drawn as outlines of the text's colour. Always beside a word or inside a labelled control. */
const shapes = {
  complete: "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M5.2 8.2l2 2 3.7-4.2",
  partial: "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M8 4.9v3.7M8 11v.1",
  unknown:
    "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M6.2 6.4a1.85 1.85 0 1 1 2.6 1.7c-.5.25-.8.6-.8 1.2M8 11.3v.1",
  done: "m3.25 8.5 3.25 3.25 6.25-7.25",
  close: "m4 4 8 8m0-8-8 8",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m3.4 7.9 3.1 3.1",
  open: "M9 2.75h4.25V7M13 3 7.5 8.5M11.5 9.5v3.25h-8.25V4.5H6.5",
  bubble: "M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z",
  star: "m8 2 1.8 3.8 4.1.5-3 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1-3-2.9 4.1-.5z",
  tag: "M2.5 2.5h5l6 6-5 5-6-6zM5.4 5.3v.1",
  folder: "M2 4.25h4.2l1.5 1.5H14v7H2z",
  site: "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5M2 8h12M8 1.75c-4 4.2-4 8.3 0 12.5 4-4.2 4-8.3 0-12.5",
  menu: "M2.5 4.25h11M2.5 8h11M2.5 11.75h11",
  back: "M13 8H3.25m4-4.25L3 8l4.25 4.25",
  next: "m6 3.5 4.5 4.5L6 12.5",
  previous: "M10 3.5 5.5 8l4.5 4.5",
  pencil: "m3 13 .6-3L10.9 2.7l2.4 2.4L6 12.4zM9.4 4.2l2.4 2.4",
  note: "M3.25 2.25h9.5v8l-3.5 3.5h-6zM12.5 10.25H9.25v3.25M5.5 5.5h5M5.5 8h3",
  outline: "M2.5 4h.1M5.5 4h8M2.5 8h.1M5.5 8h8M2.5 12h.1M5.5 12h8",
  copy: "M5.75 5.75h7.5v7.5h-7.5zM3.5 10.25h-.75v-7.5h7.5v.75",
  check: "M2.75 2.75h10.5v10.5H2.75zM5.2 8.2l2 2 3.7-4.2",
  download: "M8 2.25v7.5m-3.25-3L8 10l3.25-3.25M2.75 13.25h10.5",
  upload: "M8 10V2.25m-3.25 3L8 2l3.25 3.25M2.75 9.75v3.5h10.5v-3.5",
  print: "M4.75 5.5V2.25h6.5V5.5M4.75 11.25h-2.5V5.5h11.5v5.75h-2.5M4.75 9.25h6.5v4.5h-6.5z",
  date: "M2.25 3.75h11.5v9.5H2.25zM2.25 6.75h11.5M5.25 2.25v2.5M10.75 2.25v2.5",
  trash: "M3 4.25h10M6.25 4V2.5h3.5V4M4.25 4.5l.5 9h6.5l.5-9M6.75 7v4M9.25 7v4",
  keys: "M1.75 4.25h12.5v7.5H1.75zM4.25 6.75h.1M7 6.75h.1M9.75 6.75h.1M5.25 9.25h5.5",
  tabs: "M4.75 4.75V2.5H13.5v8.75h-2.25M2.5 4.75h8.75v8.75H2.5z",
  branch:
    "M4.5 5.5v5M4.5 2.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3M4.5 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3M11.5 2.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3M11.5 5.5c0 3-7 1.5-7 5",
  chart: "M2.5 13.5h11M4.25 13.25V8.5M8 13.25V3M11.75 13.25V6",
  safe: "M8 1.75 2.75 3.5v4.25c0 3 2.1 5.4 5.25 6.5 3.15-1.1 5.25-3.5 5.25-6.5V3.5zM5.6 7.9l1.7 1.7 3.1-3.4",
  gear: "M2.5 4.5h6M12 4.5h1.5M10.25 2.75v3.5M2.5 11.5h1.5M7.5 11.5h6M5.75 9.75v3.5",
  lock: "M3.75 7.25h8.5v6.5h-8.5zM5.5 7V4.75a2.5 2.5 0 0 1 5 0V7",
  library: "M2.75 2.75v10.5M6 2.75v10.5M8.9 3.2l3.4 9.8",
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  // Arrows point along the line of reading.
  const turns = name === "back" || name === "next" || name === "previous";
  return (
    <svg
      class={turns ? "icon turns" : "icon"}
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
    >
      <path d={shapes[name]} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

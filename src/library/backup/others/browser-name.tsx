const group = 4;

/** The name of a browser in a place, in groups: it is held against what another screen shows. Copied, it is whole. */
export function BrowserName({ name }: { name: string }) {
  const starts = Array.from({ length: Math.ceil(name.length / group) }, (_, at) => at * group);
  return (
    <code class="browser-name" dir="ltr" translate={false}>
      {starts.map((start) => (
        <span key={start}>{name.slice(start, start + group)}</span>
      ))}
    </code>
  );
}

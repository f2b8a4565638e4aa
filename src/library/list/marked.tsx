interface MarkedProps {
  text: string;
  /** What is marked in it, from left to right; where two overlap, both are. */
  matches: readonly (readonly [start: number, end: number])[];
}

/** A text with pieces of it marked. */
export function Marked({ text, matches }: MarkedProps) {
  let from = 0;
  const pieces = matches.map(([start, end]) => {
    const before = text.slice(from, Math.max(from, start));
    const match = text.slice(Math.max(from, start), end);
    from = Math.max(from, end);
    return (
      <>
        {before}
        {match !== "" && <mark>{match}</mark>}
      </>
    );
  });
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  );
}

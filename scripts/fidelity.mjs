// The fidelity figures of a test run: how much of what pages show comes back out of the Markdown that is kept.

/** What tests noted of themselves, in order: `{ part, name, kept, of, turndown?, seed?, untold? }`. */
export function fidelityNotes(report) {
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ meta }) => (meta?.fidelity ? [meta.fidelity] : [])),
  );
}

const share = (kept, of) => `${kept} of ${of}${kept === of ? "" : ` (${((100 * kept) / of).toFixed(1)} %)`}`;

/** Notes of one part and name as one. */
function summed(notes) {
  const rows = new Map();
  for (const note of notes) {
    const row = rows.get(note.name);
    if (!row) rows.set(note.name, { ...note });
    else for (const key of ["kept", "of", "turndown"]) row[key] += note[key];
  }
  return [...rows.values()];
}

/** Lines of a small table; none where no test noted anything. */
export function fidelityLines(notes) {
  if (notes.length === 0) return [];
  const byName = (a, b) => a.name.localeCompare(b.name, "en");
  const fixed = summed(notes.filter(({ part }) => part === "fixed")).sort(byName);
  const random = notes.filter(({ part }) => part === "random").sort(byName);
  const width = Math.max(...[...fixed, ...random].map(({ name }) => name.length)) + 2;
  const seeds = [...new Set(random.map(({ seed }) => seed))].join(", ");
  return [
    "Fidelity: to Markdown, drawn again, the same",
    ...fixed.map(
      ({ name, kept, of, turndown }) =>
        `  ${name.padEnd(width)}${share(kept, of).padEnd(16)}turndown ${share(turndown, of)}`,
    ),
    `Random messages, seed ${seeds}; behind each: what the page itself does not tell, which is not compared`,
    ...random.map(({ name, kept, of, untold }) =>
      `  ${name.padEnd(width)}${share(kept, of).padEnd(16)}${untold}`.trimEnd(),
    ),
  ];
}

const sentence =
  "The **load** on a shell goes to its edge along *meridians* and rings; see `ring_force()` and [the survey](https://surveys.example/domes?page=3).";
const table = "| Dome | Span | Rise |\n| :--- | ---: | ---: |\n| Pantheon | 43.3 | 21.7 |\n| Gumbaz | 37.9 | 30.0 |";
const code =
  '```python\ndef force(q: float, r: float) -> float:\n    # negative means pressed\n    return q * r / (1 + cos(0.5))\n\nprint(f"{force(4.2, 20.0):9.2f} kN/m")\n```';
const formula = "so $N_\\varphi = -\\frac{q r}{1 + \\cos\\varphi}$ holds\n\n$$\n\\int_0^1 x^2\\,dx = \\tfrac{1}{3}\n$$";
const list = "1. first of all\n   - then *this*\n   - and that\n2. [ ] to do";

const kinds = {
  mixed: [`## A part\n\n${sentence} ${sentence}`, list, table, `> ${sentence}`, code, formula],
  prose: [`${sentence} ${sentence} ${sentence}`, `- ${sentence}\n- ${sentence}`],
  "one block of code": [code.replace(/^```\w*\n|```$/g, "")],
  formulas: [formula],
} as const;

export type Kind = keyof typeof kinds;

/** A message of this kind, about as long as asked for. */
export function messageOf(kind: Kind, characters: number): string {
  const blocks: string[] = [];
  for (let length = 0, at = 0; length < characters; at++) {
    const block = kinds[kind][at % kinds[kind].length] ?? "";
    blocks.push(block);
    length += block.length + 2;
  }
  const text = blocks.join("\n\n");
  return kind === "one block of code" ? `\`\`\`python\n${text}\n\`\`\`` : text;
}

import type { Message, Part, Role } from "../../src/conversation/model.ts";

const message = (role: Role, parts: Part[], more: Partial<Message> = {}): Message => ({
  id: `m-${parts.length}-${role}`,
  aliases: [],
  role,
  sentAt: "2026-11-20T14:05:00.000Z",
  parts,
  finished: true,
  hash: "",
  capturedAt: "2026-11-20T14:05:00.000Z",
  origin: "page",
  versions: [],
  ...more,
});

const plain = (text: string): Part => ({ kind: "text", format: "plain", text });
const markdown = (text: string): Part => ({ kind: "text", format: "markdown", text });
const asset = (sha256: string) => ({ sha256, type: "image/png", size: 120_000 });

const answer = `A dome holds if every part of it is pressed and none is pulled. For a thin shell of even thickness the force along the meridian is

$$
N_\\varphi = -\\frac{q\\,r}{1 + \\cos\\varphi}, \\qquad N_\\theta = q\\,r\\left(\\frac{1}{1+\\cos\\varphi} - \\cos\\varphi\\right)
$$

and $N_\\theta$ changes its sign at $\\varphi \\approx 51.8^\\circ$: below that angle the ring wants to *open*.[^epa-1] That is why builders put **chains** or heavy haunches there.[^book-2]

## What to check first

1. Where the line of thrust leaves the middle third.
2. Whether the drum below can take the push:
   - its thickness, at least \`r / 10\`
   - the openings in it
3. How old the mortar is.

- [x] Measure the rise
- [ ] Ask for the drawings of 1874
- [ ] Weigh a brick, H<sub>2</sub>O included

> Ut pendet continuum flexile, sic stabit contiguum rigidum inversum.
>
> Robert Hooke, 1675

| Dome | Span (m) | Rise (m) | Material |
| :--- | ---: | ---: | :---: |
| Pantheon | 43.3 | 21.7 | concrete |
| Santa Maria del Fiore | 45.5 | 32.0 | brick |
| Gol Gumbaz | 37.9 | 30.0 | brick and lime |

\`\`\`python
def hoop_force(q: float, r: float, phi: float) -> float:
    """Force round the dome per metre; negative means pressed."""
    return q * r * (1 / (1 + cos(phi)) - cos(phi))  # changes sign at 51.8 degrees

for degrees in range(0, 91, 15):
    print(f"{degrees:3d}  {hoop_force(4.2, 20.0, radians(degrees)):9.2f} kN/m, a line that is longer than the page is wide")
\`\`\`

Press <kbd>Ctrl</kbd> + <kbd>P</kbd> to print, see [the survey](https://surveys.example/domes/2024?page=3 "Survey of domes") or [a page that needs its site](/local/page).

---

### A diff and some shell

\`\`\`diff
- thickness = r / 12
+ thickness = r / 10
\`\`\`

\`\`\`sh
npm run build && ls -la "$HOME"/dist   # \u202e reversed here
\`\`\`

<details>
<summary>The full derivation</summary>

Equilibrium of the cap gives $2\\pi r_0 N_\\varphi \\sin\\varphi = -Q$ with $Q = 2\\pi r^2 q\\,(1-\\cos\\varphi)$.

</details>`;

const sources: Part = {
  kind: "citations",
  items: [
    { label: "epa-1", title: "Thin shells of revolution", url: "https://shells.example/revolution" },
    {
      label: "book-2",
      title: "Chains in domes: a history of iron and timber rings",
      url: "https://www.library.example/b/2",
    },
  ],
};

const arabic = `القبة تحمل نفسها إذا كانت كل أجزائها **مضغوطة** ولا شيء منها مشدود.

- قِس الارتفاع أولًا
- ثم السُّمك، مثلًا \`r / 10\`

| القبة | البحر |
| --- | ---: |
| البانثيون | 43.3 |

> كما يتدلى الخيط المرن، هكذا يقف القوس المقلوب.

An English paragraph among them stays as it is, from left to right.`;

/** One conversation with everything the viewer can show. */
export const samples: Message[] = [
  message("user", [
    plain(
      'Why do domes crack low down?\n\n  * I have read about chains\n  * and the "51.8°" rule; is that <b>right</b>?\n\nلماذا تتشقق القباب؟',
    ),
    { kind: "image", key: "a", alt: "Crack in the drum, seen from inside", origin: "upload", asset: asset("hills") },
    { kind: "file", key: "f", name: "survey-1874.pdf", description: "PDF, 2.1 MB", asset: asset("pdf") },
    { kind: "file", key: "g", name: "measurements.xlsx", problem: "not-granted" },
  ]),
  message(
    "assistant",
    [
      {
        kind: "reasoning",
        label: "Thought for 12 seconds",
        text: "The user asks about *hoop tension*. Start with $N_\\theta$.",
      },
      {
        kind: "tool",
        name: "search",
        input: '{"query": "dome cracks", "limit": 5}',
        output: "3 results\n1. Thin shells\n2. Chains",
      },
      markdown(answer),
      sources,
      {
        kind: "image",
        key: "z",
        alt: "Line of thrust",
        origin: "generated",
        url: "https://files.example/line.png",
        problem: "http-403",
      },
      { kind: "unreadable", what: "canvas", reason: "unknown widget" },
    ],
    { model: "gpt-5", author: "Vault Helper", finished: false },
  ),
  message("user", [plain("اشرح ذلك بالعربية من فضلك")]),
  message("assistant", [markdown(arabic)], { model: "gpt-5" }),
  message("assistant", [
    {
      kind: "artifact",
      title: "dome.ts",
      language: "typescript",
      format: "code",
      content: "export const rise = (span: number): number => span / 2;\n",
    },
    {
      kind: "artifact",
      title: "Report to the parish",
      format: "markdown",
      content: "# Summary\n\nThe dome is **safe** for now.\n\n![Sketch](https://img.example/sketch.png)",
    },
  ]),
];

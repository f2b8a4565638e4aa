import type { Capture, CapturedMessage, CaptureEntry } from "../../src/conversation/capture.ts";
import type { Part } from "../../src/conversation/model.ts";

const first = Date.UTC(2026, 10, 20, 9, 0);

function message(id: string, text: string, more: Partial<CapturedMessage> = {}): CapturedMessage {
  const role = id.startsWith("u") ? "user" : "assistant";
  const parts: Part[] = [{ kind: "text", format: role === "user" ? "plain" : "markdown", text }];
  return { kind: "message", ids: [id], role, parts, finished: true, ...more };
}

function capture(
  name: string,
  title: string,
  minute: number,
  entries: CaptureEntry[],
  more: Partial<Capture> = {},
): Capture {
  return {
    conversation: {
      site: "claude",
      id: `claude:${name}`,
      url: `https://claude.ai/chat/${name}`,
      title,
      model: "Claude Opus 4",
    },
    layout: "sample",
    capturedAt: new Date(first + minute * 60_000).toISOString(),
    trigger: "save",
    entries,
    evidence: { start: "start", end: true },
    health: { containers: entries.length, read: entries.length, missing: [] },
    ...more,
  };
}

const sentAt = "2026-11-20T08:58:00.000Z";
const question = message("u1", "How do I find the *shortest* path in a grid?\nSome cells cost more than others.", {
  sentAt,
});

const answer = message(
  "a1",
  `Use **Dijkstra's algorithm**: always go on from the cell that costs least so far.

## The code

\`\`\`python
from heapq import heappop, heappush

def shortest(grid, start, goal):
    queue, seen = [(0, start)], set()
    while queue:
        cost, cell = heappop(queue)
        if cell == goal:
            return cost
        if cell in seen:
            continue
        seen.add(cell)
        for x, y in neighbours(grid, cell):
            heappush(queue, (cost + grid[y][x], (x, y)))
    return None
\`\`\`

| Structure | Insert | Take the least |
| :-- | --: | --: |
| Sorted list | $O(n)$ | $O(1)$ |
| Heap | $O(\\log n)$ | $O(\\log n)$ |

With $n$ cells it takes

$$T(n) = O(n \\log n).$$

1. Put the start into the queue.
2. Take out the cheapest cell.
3. Put in its neighbours; go on with 2.`,
  { model: "Claude Opus 4" },
);

const other = message("a2", "With **A\\***: add a guess of what is left, such as the distance as the crow flies.", {
  model: "Claude Sonnet 4",
});

const image: CapturedMessage = {
  ...message("u3", ""),
  parts: [
    { kind: "text", format: "plain", text: "Here is a drawing of my grid." },
    { kind: "image", key: "grid", alt: "A grid of nine cells", origin: "upload", problem: "timed-out" },
  ],
};

/** A chat with everything that the reader shows: branches, an earlier version, a gap, code, a table, formulas, a lost image. */
export const richChat: Capture[] = [
  capture("paths", "Shortest paths in a grid", 0, [
    question,
    message("a1", "Let me think about that for a moment, please."),
  ]),
  capture("paths", "Shortest paths in a grid", 5, [
    question,
    answer,
    message("u2", "And if the grid changes while I walk?"),
    message("a3", "Then look at *D\\* Lite*: it keeps what it has worked out."),
  ]),
  capture("paths", "Shortest paths in a grid", 9, [
    question,
    { ...other, branch: { position: 2, total: 2 } },
    message("u4", "Which guess should I take?"),
    message("a4", "One that is never too high."),
  ]),
  capture(
    "paths",
    "Shortest paths in a grid",
    12,
    [
      question,
      answer,
      message("u2", "And if the grid changes while I walk?"),
      { kind: "gap", reason: "not-shown", missing: 4 },
      image,
      message("a5", "Nine cells, three of them are walls. The way along the left side costs *seven*."),
    ],
    { evidence: { start: "start", end: true, stated: 9 } },
  ),
];

/** A chat of so many messages of different length, one every eight hours. */
export function longChat(count: number): Capture {
  const words = "the weir holds back water until the river has risen over its edge and runs on below it ".split(" ");
  const text = (index: number) =>
    Array.from({ length: 12 + ((index * 53) % 160) }, (_, at) => words[(at * 7 + index) % words.length]).join(" ");
  const entries = Array.from({ length: count }, (_, index) =>
    message(`${index % 2 === 0 ? "u" : "a"}${index}`, `Number ${index}: ${text(index)}${index % 9 === 1 ? code : ""}`, {
      sentAt: new Date(first - (count - index) * 8 * 3_600_000).toISOString(),
    }),
  );
  return capture("long", "A very long talk about rivers", 30, entries, {
    evidence: { start: "start", end: true, stated: count },
  });
}

const code = '\n\n```js\nconst level = await read("gauge");\nif (level > 3) open(gate);\n```';

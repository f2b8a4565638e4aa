/** Prompt and answer by turns. */
export const firstHalf: readonly (readonly [string, string])[] = [
  [
    "I want to build a small tide clock for my kitchen: an e-paper display that shows when the next high and low water are at our harbour. Where do I start?",
    `A nice weekend project. You need three things:

1. **Where the water goes**: a prediction of the tide at your harbour.
2. **Something to compute it**: a small board that wakes up once an hour.
3. **Something to show it**: an e-paper panel, which keeps its picture without power.

The prediction is the interesting part. Tides are a sum of slow waves, and each of them is known for your harbour {{cite:noaa}}. You can compute years of tides from about ten numbers, with *no network at all*.

Shall we begin with the mathematics or the parts list?`,
  ],
  [
    "Mathematics first, please. How does the sum of waves work?",
    `The height of the water at time $t$ is a mean level plus one cosine per *constituent*:

$$
h(t) = H_0 + \\sum_{k=1}^{n} f_k A_k \\cos\\left(\\omega_k t + u_k - g_k\\right)
$$

- $A_k$ and $g_k$ are the **amplitude** and **phase lag** of your harbour: they come from a table.
- $\\omega_k$ is the **speed** of the constituent, the same everywhere on Earth.
- $f_k$ and $u_k$ are small corrections for the 18.6-year cycle of the Moon's orbit {{cite:doodson}}.

The largest one nearly everywhere is $M_2$, the Moon passing overhead twice a day. Its period is

$$
T_{M_2} = \\frac{360^\\circ}{28.984^\\circ/\\text{h}} \\approx 12.42\\ \\text{h},
$$

which is why high water is about 50 minutes later each day.`,
  ],
  [
    "Which constituents matter? I do not want to type in forty of them.",
    `Five get you within a few centimetres in most North Sea harbours {{cite:noaa}}:

| Name | Cause | Speed (°/h) | Period |
|:-----|:------|------------:|-------:|
| $M_2$ | Moon | 28.984 | 12 h 25 min |
| $S_2$ | Sun | 30.000 | 12 h 00 min |
| $N_2$ | Moon's elliptic orbit | 28.440 | 12 h 39 min |
| $K_1$ | Moon and Sun, daily | 15.041 | 23 h 56 min |
| $O_1$ | Moon, daily | 13.943 | 25 h 49 min |

> Shallow estuaries also need $M_4$: the tide gets steeper as it runs up the river.`,
  ],
  [
    "Here are the numbers from our harbour authority, copied from a PDF:\n\nM2   0.742 m   214.3°\nS2   0.251 m   263.0°\nN2   0.148 m   190.7°\nK1   0.061 m    71.2°\nO1   0.058 m   219.9°\n\nMean level 0.95 m. Can you make a data file from that?",
    `Certainly. TOML reads well and Python opens it without any package:

\`\`\`toml
# Harmonic constants, metres and degrees (phase lag to UTC)
mean_level = 0.95

[[constituent]]
name = "M2"
amplitude = 0.742
lag = 214.3

[[constituent]]
name = "S2"
amplitude = 0.251
lag = 263.0
\`\`\`

Add \`N2\`, \`K1\` and \`O1\` in the same way. Do check one thing in the PDF: whether the lag refers to **UTC** or to **local time**. An hour of difference shifts every high water by an hour.`,
  ],
  [
    "It says 'phases referred to Greenwich'. So UTC?",
    "Yes: *referred to Greenwich* means UTC, so you can use the numbers as they are. 🎉",
  ],
  [
    "Great. Write me the Python for the prediction, short and readable.",
    `\`\`\`python
import math
import tomllib
from datetime import datetime, timezone

SPEED = {"M2": 28.984104, "S2": 30.0, "N2": 28.43973, "K1": 15.041069, "O1": 13.943036}
EPOCH = datetime(2026, 1, 1, tzinfo=timezone.utc)


def load(path: str) -> dict:
    with open(path, "rb") as file:
        return tomllib.load(file)


def height(harbour: dict, when: datetime) -> float:
    """Height of the water in metres above chart datum."""
    hours = (when - EPOCH).total_seconds() / 3600
    waves = (
        c["amplitude"] * math.cos(math.radians(SPEED[c["name"]] * hours + c["phase"] - c["lag"]))
        for c in harbour["constituent"]
    )
    return harbour["mean_level"] + sum(waves)
\`\`\`

\`phase\` is the astronomical argument of each constituent at the epoch; compute it once and put it into the file. The loop is five cosines, so even the slowest board needs less than a millisecond.`,
  ],
  [
    "How do I find the times of high and low water from that? Sampling every minute feels wasteful.",
    `Use the slope. At high and low water the derivative is zero:

$$
h'(t) = -\\sum_k A_k\\,\\omega_k \\sin(\\omega_k t - g_k) = 0
$$

1. Step through the day in half hours and look where $h'$ changes its sign.
2. Halve the interval until it is under a minute: \`bisect\` needs only six steps.
3. From **plus to minus** is high water, from **minus to plus** is low water.

That is 48 + 6 × 4 evaluations a day instead of 1,440.

\`\`\`python
def turning_points(slope, start, hours=25, step=0.5):
    previous = slope(start)
    for i in range(1, int(hours / step) + 1):
        now = slope(start + i * step)
        if previous * now < 0:
            yield bisect(slope, start + (i - 1) * step, start + i * step), previous > 0
        previous = now
\`\`\``,
  ],
  [
    "continue",
    "Here is the missing half:\n\n```python\ndef bisect(f, low, high, tolerance=1 / 120):\n    while high - low > tolerance:\n        middle = (low + high) / 2\n        if f(low) * f(middle) <= 0:\n            high = middle\n        else:\n            low = middle\n    return (low + high) / 2\n```\n\nThe tolerance of 1/120 h is half a minute, finer than the prediction itself.",
  ],
];

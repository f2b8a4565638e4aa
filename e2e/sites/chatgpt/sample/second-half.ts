/** Prompt and answer by turns. */
export const secondHalf: readonly (readonly [string, string])[] = [
  ["Draw me an idea of how the display could look: calm, black and white, with the curve of the day.", ""],
  [
    "Lovely. This is the panel I have at home. Is it good enough?",
    `That looks like a 7.5″ black-and-white panel with 800 × 480 pixels. It is more than good enough:

- **Refresh**: about 4 s with a flicker. Once an hour nobody minds.
- **Power**: nothing between refreshes ~~and very little during them~~, about 40 mA while it draws.
- **Driver**: speaks SPI; you need six wires and ground.

Keep the ribbon cable straight; it is the part that breaks.`,
  ],
  [
    "What about the board? I would like it to live on batteries for a year.",
    `Then choose by *sleep* current, not by speed {{cite:power}}:

| Board | Asleep | Awake, drawing | Two AA cells last |
|---|--:|--:|--:|
| Raspberry Pi Zero 2 | 80 mA (no real sleep) | 150 mA | **1 day** |
| ESP32 dev board | 0.9 mA (regulator) | 60 mA | 4 months |
| ESP32-C6, bare module | 0.012 mA | 55 mA | 3 years |
| RP2040 with power latch | 0.005 mA | 35 mA | 4 years |

For 24 wake-ups a day of 6 s each, the mean current of the bare module is

$$
\\bar I = 0.012 + \\frac{24 \\cdot 6}{86400} \\cdot 55 \\approx 0.10\\ \\text{mA}.
$$

So the module wins by its sleep, and a year is easy.`,
  ],
  [
    "ESP32-C6 it is. Then Python is out?",
    `Not quite: MicroPython runs on it. But the five cosines are just as short in C, and start-up is faster:

\`\`\`c
#include <math.h>

typedef struct { float amplitude, speed, phase; } wave_t;

float height(const wave_t *waves, int n, float mean, float hours) {
  float sum = mean;
  for (int i = 0; i < n; i++) {
    float angle = fmodf(waves[i].speed * hours + waves[i].phase, 360.0f);
    sum += waves[i].amplitude * cosf(angle * (float)M_PI / 180.0f);
  }
  return sum;
}
\`\`\`

Mind the \`fmodf\`: after a few months \`speed * hours\` is so large that a \`float\` has no decimals left for the angle.`,
  ],
  [
    "How far off will it be? Storm surges and such?",
    `The clock predicts the **astronomical** tide only. Weather adds to it:

> A fall of 1 hPa in air pressure lifts the sea by about 1 cm, and a strong onshore wind can add a metre in a shallow bay {{cite:surge}}.

So tell your readers what they see. I would print *predicted* under the curve, small but always there. If you want more, show the pressure from a cheap sensor beside it:

A correction of $\\Delta h \\approx -0.01\\,(p - 1013)$ is hardly worth computing; the arrow ↑ or ↓ is enough.`,
  ],
  [
    "Write a short note I can hang beside it, for guests. In English and Norwegian.",
    `Here it is, two languages, short enough for a postcard:

{{writing}}

Print it on thick paper; the text is the same height as the clock's frame.`,
  ],
  [
    "Last thing: a checklist, so that I forget nothing.",
    `- [x] Harmonic constants from the harbour authority
- [x] Prediction code, tested against one week of their tables
- [ ] Phase of each constituent at the epoch in the data file
- [ ] Display driver: full refresh once a day, partial otherwise
  - [ ] check that the panel sleeps after drawing
  - [ ] measure the current with the meter in series
- [ ] Note for the guests on thick paper
- [ ] A spare pair of cells in the drawer

When the first three boxes of the bottom half are ticked you can close the case. Have fun with it, and **fair winds**! ⛵`,
  ],
];

import type { CapturedMessage } from "../../src/conversation/capture.ts";

/** Conversations that the pictures show open: written for them, with everything that a reader shows. */

const said = (id: string, text: string, more: Partial<CapturedMessage> = {}): CapturedMessage => {
  const role = id.startsWith("u") ? ("user" as const) : ("assistant" as const);
  const format = role === "user" ? ("plain" as const) : ("markdown" as const);
  return { kind: "message", ids: [id], role, parts: [{ kind: "text", format, text }], finished: true, ...more };
};

const sensorCode = `\`\`\`python
from machine import ADC, Pin, deepsleep
import network, urequests

DRY, WET = 2890, 1210          # read in air and in a glass of water
probe = ADC(Pin(34), atten=ADC.ATTN_11DB)

def moisture(samples=16):
    raw = sum(probe.read() for _ in range(samples)) / samples
    return max(0.0, min(1.0, (DRY - raw) / (DRY - WET)))

level = moisture()
if level < 0.35:
    wlan = network.WLAN(network.STA_IF)
    wlan.active(True)
    wlan.connect("garden", "…")
    urequests.post("http://pump.local/run", json={"seconds": 40})

deepsleep(30 * 60 * 1000)
\`\`\``;

const sensorAnswer = `Read the probe a few times, compare it with what you measured **dry** and **wet**, and only switch on the radio when the bed needs water.

${sensorCode}

How long the battery lasts is decided by the time asleep:

$$I = \\frac{t_{on}\\,I_{on} + t_{off}\\,I_{off}}{t_{on} + t_{off}} = \\frac{2 \\cdot 45 + 1798 \\cdot 0.02}{1800} \\approx 0.07\\ \\text{mA}$$

| State | Current | Time per half hour |
| :-- | --: | --: |
| Asleep | 0.02 mA | 1,798 s |
| Measuring | 45 mA | 2 s |
| Sending | 160 mA | 4 s, on dry days |

With a cell of 2,500 mAh that is more than three years on paper, and about two in a cold garden.[^power]`;

/** A sensor in a garden: code, a formula, a table, thinking, a source, and an answer that was asked for twice. */
export const sensor: CapturedMessage[] = [
  said(
    "u1",
    "I have an ESP32 and a capacitive moisture probe. How do I water the tomatoes only when they need it, on battery?",
  ),
  said("a1", sensorAnswer, {
    model: "GPT-5",
    parts: [
      {
        kind: "reasoning",
        label: "Thought for 12 seconds",
        text: "Calibrate first: dry in air, wet in water. The radio is what costs; so decide before connecting. Work out the mean current and say what the cold does.",
      },
      { kind: "text", format: "markdown", text: sensorAnswer },
      {
        kind: "citations",
        items: [{ label: "power", title: "Deep sleep, measured", url: "https://boards.example/blog/deep-sleep" }],
      },
    ],
  }),
  said("u2", "The reading jumps around by ten percent. Is the probe broken?"),
  said(
    "a2",
    `Probably not. Three things to try, cheapest first:

1. Put a **100 nF capacitor** between the signal and ground, close to the pin.
2. Take the *median* of the samples, not the mean: one spike then counts for nothing.
3. Wait **50 ms** after switching the probe on before the first reading.

- [x] Probe measured dry and wet
- [ ] Capacitor soldered in
- [ ] Median instead of mean`,
    { model: "GPT-5" },
  ),
];

/** The same question asked for anew: another branch. */
export const sensorAgain: CapturedMessage[] = [
  sensor[0] as CapturedMessage,
  said(
    "a9",
    "Put the probe on a timer and water for forty seconds every evening. Simple, and the tomatoes will forgive you.",
    { model: "GPT-5 mini", branch: { position: 2, total: 2 } },
  ),
];

export const bread: CapturedMessage[] = [
  said("u1", "My kitchen has 17 °C in winter. How do I change the times for a sourdough with 500 g of flour?"),
  said(
    "a1",
    `Cold dough is slow, not bad. Roughly, **every 6 °C less doubles the time**.

| Step | At 24 °C | At 17 °C |
| :-- | --: | --: |
| Bulk rise | 4 h | 9 h |
| Shaping to oven | 1.5 h | 3 h |
| In the fridge | 10 h | 10 h |

> Go by the dough, not by the clock: it should have grown by half and wobble when you shake the bowl.`,
    { model: "Claude Opus 4" },
  ),
  said("u2", "And how much starter, in percent of the flour?"),
  said("a2", "With $p = \\frac{m_{starter}}{m_{flour}}$ go from 20 % up to 25 %: **125 g** for your 500 g of flour.", {
    model: "Claude Opus 4",
  }),
];

export const porto: CapturedMessage[] = [
  said("u1", "Porto in four days in March, by train from Lisbon, with a seven-year-old. Not too many museums."),
  said(
    "a1",
    `### Day by day

1. **Arrive and look down.** Train to Campanhã, tram to Ribeira, the upper deck of the bridge at sunset.
2. **The sea.** Tram line 1 along the river to Foz; tide pools below the lighthouse.
3. **A castle of books, then a boat.** The bookshop opens at 9.30; go at once. Six-bridges cruise at noon.
4. **Up and out.** Funicular, the cathedral's roof, pastries for the way back.

The train takes *3 hours* and costs half when booked a week ahead.`,
    { model: "Gemini 2.5 Pro" },
  ),
];

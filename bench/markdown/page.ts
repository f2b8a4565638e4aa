// Runs in a page: builds the messages, converts them all with one converter, and says how long it took and what survived.
import { converters } from "./converters.ts";
import { type Kept, keptBy } from "./kept.ts";
import { type Facts, messageMaker } from "./messages.ts";
import { type Survivals, survivals } from "./survival.ts";

interface Setting {
  messages: number;
  seed: number;
}

const elements: HTMLElement[] = [];
const facts: Facts[] = [];

/** Puts the messages into the page; returns how many elements they hold. */
function prepare({ messages, seed }: Setting): number {
  const make = messageMaker(seed);
  for (let at = 0; at < messages; at++) {
    const made = make(at);
    const section = document.createElement("section");
    section.style.contentVisibility = "auto";
    section.innerHTML = made.html;
    document.body.append(section);
    elements.push(section);
    facts.push(made.facts);
  }
  return document.body.getElementsByTagName("*").length;
}

interface Measurement {
  ms: number;
  characters: number;
  longest: number;
}

/** Converts every message once. */
function measure(name: string): Measurement {
  const convert = converters[name];
  if (!convert) throw new Error(`no converter ${name}`);
  let characters = 0;
  let longest = 0;
  const start = performance.now();
  for (const element of elements) {
    const from = performance.now();
    characters += convert(element).length;
    longest = Math.max(longest, performance.now() - from);
  }
  return { ms: performance.now() - start, characters, longest };
}

/** What of the messages is found again in one converter's Markdown. */
function check(name: string): Survivals {
  const convert = converters[name];
  if (!convert) throw new Error(`no converter ${name}`);
  return survivals(elements.map(convert), facts);
}

/** How many of the cases say the same after one converter and a renderer. */
function keep(name: string): Kept {
  const convert = converters[name];
  if (!convert) throw new Error(`no converter ${name}`);
  return keptBy(convert);
}

Object.assign(globalThis, { bench: { prepare, measure, check, keep, names: Object.keys(converters) } });

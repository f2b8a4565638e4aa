import type { ConvertOptions } from "./convert.ts";
import type { Flow } from "./flow.ts";

/** What the readers of elements share during one conversion. */
export interface Conversion {
  options: ConvertOptions;
  /** Reads every child of a node into a flow. */
  children(parent: Element, flow: Flow): void;
  /** Reads an element as if no rule were about it. */
  own(element: Element, flow: Flow): void;
  /** Whether an element is content: not hidden, not skipped by a rule. */
  isShown(element: Element): boolean;
}

/** Reads one kind of element into a flow. */
export type Handler = (element: Element, flow: Flow, conversion: Conversion) => void;

/** Handlers by lower-case tag name. */
export type Handlers = Readonly<Record<string, Handler>>;

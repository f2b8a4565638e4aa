import type { BodyRule } from "../../kit/body-rules.ts";
import { customElements, embeds } from "../../kit/embed-rules.ts";
import { frameOf } from "../frames.ts";
import { blockInserts } from "./block-inserts.ts";
import { buttons } from "./buttons.ts";
import { chrome } from "./chrome.ts";
import { citations } from "./citations.ts";
import { codeBlocks } from "./code-blocks.ts";

/** In this order; the first answer counts. */
export const bodyRules: readonly BodyRule[] = [
  chrome,
  codeBlocks,
  citations,
  blockInserts,
  buttons,
  embeds(frameOf),
  customElements,
];

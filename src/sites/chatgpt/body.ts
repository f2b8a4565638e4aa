import { bodyReader } from "../kit/body.ts";
import { imageMarks } from "./images.ts";
import { bodyRules } from "./rules/body-rules.ts";
import { withoutTracking } from "./tracking.ts";

/** Answers, read with ChatGPT's rules. */
export const { readBody, readInside, readReasoning } = bodyReader({
  rules: bodyRules,
  images: imageMarks,
  link: withoutTracking,
});

import type { Capture } from "../conversation/capture.ts";
import { parseCapture } from "../conversation/parse-capture.ts";
import { CodedError } from "../messages/errors.ts";

/** A capture from its JSON text, checked and cleaned. @throws CodedError `bad-message`; its detail names the place, never the content */
export function readCapture(json: string): Capture {
  const result = parseCapture(parsed(json));
  if (result.ok) return result.capture;
  throw new CodedError("bad-message", `capture ${result.at}`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The browser's own error quotes the text.
    throw new CodedError("bad-message", "capture is no JSON");
  }
}

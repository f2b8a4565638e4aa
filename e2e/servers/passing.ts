import {
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
} from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** A request or an answer with its whole body. */
export interface Passed {
  headers: IncomingHttpHeaders | OutgoingHttpHeaders;
  body: Buffer;
}

export interface Answered extends Passed {
  status: number;
}

/** The body of a request; whole, as far as it came. @param rate bytes per second that are taken of it */
export async function bodyOf(message: IncomingMessage, rate?: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message as AsyncIterable<Buffer>) {
    pieces.push(piece);
    if (rate) await pause((piece.length / rate) * 1000);
  }
  return Buffer.concat(pieces);
}

/** Hands a request on to another server, with the host that it was asked for. */
export async function passOn(
  to: { origin: string; method: string; target: string; agent?: Agent },
  { headers, body }: Passed,
): Promise<Answered> {
  const { "transfer-encoding": _, connection: __, ...kept } = headers;
  const { origin, method, target, agent } = to;
  const sized = body.length > 0 || "content-length" in kept ? { "content-length": body.length } : {};
  return new Promise((resolve, reject) => {
    const onward = request(
      `${origin}${target}`,
      { method, headers: { ...kept, ...sized }, ...(agent ? { agent } : {}) },
      (answer) => {
        const told = { status: answer.statusCode ?? 502, headers: answer.headers };
        // Swift ends an answer to HEAD as if it had a body, which is an error once all is said.
        if (method === "HEAD") resolve({ ...told, body: Buffer.alloc(0) });
        bodyOf(answer).then((whole) => resolve({ ...told, body: whole }), reject);
      },
    );
    onward.on("error", reject);
    onward.end(body);
  });
}

import { type Agent, request, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "./faults.ts";
import { type Answered, type Passed, passOn } from "./passing.ts";

/** One request on its way through the proxy. */
export interface Passing {
  target: string;
  agent: Agent;
  method: string;
  url: string;
  sent: Passed;
  response: ServerResponse;
  /** Bytes per second that come back; all at once where absent. */
  rate?: number | undefined;
}

/** Lets a request pass, failing as the fault says; without one it passes as it is. */
export async function suffer(fault: Fault | undefined, passing: Passing): Promise<void> {
  const { sent, response } = passing;
  if (!fault) return send(passing, await ask(passing));
  switch (fault.kind) {
    case "answer":
      if (fault.carriedOut) await ask(passing);
      return send(passing, {
        status: fault.status,
        headers: { ...fault.headers },
        body: Buffer.from(fault.body ?? ""),
      });
    case "drop":
      if (fault.carriedOut) await ask(passing);
      return void response.destroy();
    case "cut-request":
      // One without a body arrives whole: the server carries it out, and would do so some time after it was broken off.
      if (sent.body.length === 0) await ask(passing);
      else await breakOff(passing, fault.share);
      return void response.destroy();
    case "short-request":
      return send(passing, await ask(passing, shortened(sent, fault.share)));
    case "flip":
      if (fault.side === "request") return send(passing, await ask(passing, flipped(sent, fault.share)));
      return send(passing, flipped(await ask(passing), fault.share));
    case "rewrite":
      return send(passing, fault.rewrite(await ask(passing)));
    default:
      return spoilAnswer(fault, passing);
  }
}

type Spoiling = Extract<Fault, { kind: "cut-answer" | "short-answer" | "wrong-length" | "stall" }>;

async function spoilAnswer(fault: Spoiling, passing: Passing): Promise<void> {
  const { response } = passing;
  if (fault.kind === "stall" && fault.at === "answer") {
    if (fault.carriedOut) await ask(passing);
    await pause(fault.ms, undefined, { ref: false });
    return void response.destroy();
  }
  const answer = await ask(passing);
  switch (fault.kind) {
    case "short-answer":
      return send(passing, shortened(answer, fault.share));
    case "wrong-length":
      head(response, { ...answer, headers: { ...answer.headers, "content-length": answer.body.length + fault.by } });
      response.write(answer.body);
      return void response.socket?.end();
    default: {
      const part = partOf(answer.body, fault.kind === "cut-answer" ? fault.share : 0.5);
      head(response, { ...answer, headers: { ...answer.headers, "content-length": answer.body.length } });
      await new Promise<void>((resolve) => response.write(part.length > 0 ? part : " ", () => resolve()));
      if (fault.kind === "stall") await pause(fault.ms, undefined, { ref: false });
      response.destroy();
    }
  }
}

function ask({ target, agent, method, url, sent }: Passing, instead: Passed = sent): Promise<Answered> {
  return passOn({ origin: target, method, target: url, agent }, instead);
}

function head(response: ServerResponse, { status, headers }: Answered): void {
  response.writeHead(status, headers);
}

async function send({ response, rate }: Passing, answer: Answered): Promise<void> {
  const { "transfer-encoding": _, connection: __, ...headers } = answer.headers;
  // What a HEAD states is the length of what it leaves out.
  const length = answer.body.length > 0 ? { "content-length": answer.body.length } : {};
  head(response, { ...answer, headers: { ...headers, ...length } });
  const slice = Math.ceil((rate ?? 0) / slicesPerSecond);
  for (let at = 0; slice > 0 && at < answer.body.length - slice && !response.destroyed; at += slice) {
    response.write(answer.body.subarray(at, at + slice));
    await pause(1000 / slicesPerSecond);
  }
  const rest = slice > 0 ? Math.floor(Math.max(0, answer.body.length - 1) / slice) * slice : 0;
  response.end(answer.body.subarray(rest));
}

const slicesPerSecond = 20;

const partOf = (body: Buffer, share: number): Buffer => body.subarray(0, Math.floor(body.length * share));

function shortened<T extends Passed>(passed: T, share: number): T {
  if (passed.body.length === 0) return passed;
  const body = partOf(passed.body, share);
  return { ...passed, headers: { ...passed.headers, "content-length": body.length }, body };
}

function flipped<T extends Passed>(passed: T, share: number): T {
  if (passed.body.length === 0) return passed;
  const body = Buffer.from(passed.body);
  const at = Math.min(body.length - 1, Math.floor(body.length * share));
  body[at] = (body[at] ?? 0) ^ 4;
  return { ...passed, body };
}

/** Sends a part of the body, announced as the whole, and hangs up; resolves when the connection is gone. */
function breakOff({ target, method, url, sent }: Passing, share: number): Promise<void> {
  return new Promise((resolve) => {
    const { "transfer-encoding": _, connection: __, ...headers } = sent.headers;
    const onward = request(`${target}${url}`, { method, headers: { ...headers, "content-length": sent.body.length } });
    onward.on("error", () => undefined);
    onward.on("close", resolve);
    onward.write(partOf(sent.body, share), () => onward.destroy());
  });
}

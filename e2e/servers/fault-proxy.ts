import { Agent, type IncomingMessage, type ServerResponse } from "node:http";
import type { Fault, Rule } from "./faults.ts";
import { listening } from "./listening.ts";
import { bodyOf } from "./passing.ts";
import { randomFaults } from "./random-faults.ts";
import { type Passing, suffer } from "./suffer.ts";

export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  fault?: Fault["kind"];
}

/** A server of the loopback address that hands everything on to another, and can be told to fail. */
export interface FaultProxy {
  origin: string;
  /** Everything that was asked, in order. */
  seen: Seen[];
  /** Fails as the rule says; rules are looked at in the order in which they were added. */
  add(...rules: Rule[]): void;
  /** From now on each request fails with this probability, with a fault drawn from the list; the same for the same seed. */
  atRandom(options: { seed: number; rate: number; faults: readonly Fault[] }): void;
  /** From now on so many bytes per second go to and fro in each request. */
  slow(rate: number): void;
  /** No more faults. */
  calm(): void;
  /** Closes all connections at once, also those that stall. */
  close(): Promise<void>;
}

/** @param target origin of the server behind; the host that was asked for is handed on, for signatures cover it */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const seen: Seen[] = [];
  let rules: { rule: Rule; met: number }[] = [];
  let rate: number | undefined;
  let draw: () => Fault | undefined = () => undefined;

  const faultFor = (method: string, path: string): Fault | undefined => {
    for (const counted of rules) {
      const { rule } = counted;
      if (!(rule.method ?? /^/).test(method) || !(rule.path ?? /^/).test(path)) continue;
      const nth = counted.met++ - (rule.after ?? 0);
      if (nth >= 0 && nth < (rule.times ?? 1)) return rule.fault;
    }
    return draw();
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "GET", url = "/", headers } = request;
    const fault = faultFor(method, url);
    seen.push({ method, path: url, headers, ...(fault ? { fault: fault.kind } : {}) });
    const passing: Passing = {
      target,
      agent,
      method,
      url,
      sent: { headers, body: await bodyOf(request, rate) },
      response,
      rate,
    };
    await suffer(fault, passing);
  };

  const { origin, close } = await listening(handle);
  return {
    origin,
    seen,
    add: (...more) => {
      rules.push(...more.map((rule) => ({ rule, met: 0 })));
    },
    atRandom: (options) => {
      draw = randomFaults(options);
    },
    slow: (bytes) => {
      rate = bytes;
    },
    calm: () => {
      rules = [];
      rate = undefined;
      draw = () => undefined;
    },
    async close() {
      await close();
      agent.destroy();
    },
  };
}

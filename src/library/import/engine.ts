import type { Order, Told } from "./protocol.ts";
import workerAddress from "./worker/worker.ts?worker&url";

/** A worker at work for one page. */
export interface Connection {
  order(order: Order): void;
  /** Ends it at once, whatever it does; what was written stays. */
  close(): void;
}

/** Starts a worker that reads files and writes to the archive; `onFault`: it could not be started or has died. */
export type Engine = (hear: (told: Told) => void, onFault: (error: unknown) => void) => Connection;

interface ScriptPolicies {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): {
    createScriptURL(address: string): string;
  };
}

/** Made once: the page's policy allows each name once. Only our own worker's address passes. */
let trusted: string | undefined;

function trustedAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  trusted ??= trustedTypes
    ? trustedTypes
        .createPolicy("import-worker", { createScriptURL: () => workerAddress })
        .createScriptURL(workerAddress)
    : workerAddress;
  return trusted;
}

/** The engine as the browser has it. */
export const browserEngine: Engine = (hear, onFault) => {
  const worker = new Worker(trustedAddress(), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<Told>) => hear(data));
  worker.addEventListener("error", onFault);
  return {
    order: (order) => worker.postMessage(order),
    close: () => worker.terminate(),
  };
};

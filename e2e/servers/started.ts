import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A port of the loopback address that is free at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

export interface Program {
  command: string;
  args: string[];
  port: number;
  /** Shown when it does not start. */
  logFile: string;
  /** ms within which it must listen; 20 s where absent. */
  patience?: number;
}

/** Starts a server program and waits until its port answers. It is ended with this process at the latest. */
export async function startProgram({
  command,
  args,
  port,
  logFile,
  patience = 20_000,
}: Program): Promise<{ stop(): Promise<void> }> {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr?.on("data", (data: Buffer) => {
    said += data.toString();
  });
  const kill = () => void child.kill("SIGTERM");
  process.once("exit", kill);
  const stop = async () => {
    process.removeListener("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    kill();
    await once(child, "exit");
  };
  try {
    await untilListening(child, port, patience);
  } catch (error) {
    await stop();
    const log = await readFile(logFile, "utf8").catch(() => "");
    throw new Error(`${command} did not start: ${said}${log}`, { cause: error });
  }
  return { stop };
}

async function untilListening(child: ChildProcess, port: number, patience: number): Promise<void> {
  const until = Date.now() + patience;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}`);
    if (Date.now() > until) throw new Error(`did not listen in ${patience} ms`);
    await pause(20);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

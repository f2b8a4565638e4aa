import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";

/** A proxy that all of a browser's requests come to which nothing in the test has answered. */
export interface LoggingProxy {
  port: number;
  close(): Promise<void>;
}

/**
 * Starts it on this machine. It passes on what goes to an allowed origin; everything else fails as without a network.
 * @param isAllowed by origin, for a tunnel `https://<host>`
 * @param refused called with what was not passed on: method and address, of a tunnel only its host is known
 */
export async function loggingProxy(
  isAllowed: (origin: string) => boolean,
  refused: (method: string, address: string) => void,
): Promise<LoggingProxy> {
  const server = createServer((asked, answer) => {
    const address = asked.url ?? "";
    if (isAllowed(originOf(address))) return passOn(asked, answer);
    refused(asked.method ?? "GET", address);
    // No answer at all: one of a proxy's own would look like the server's.
    asked.socket.destroy();
  });
  server.on("connect", (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const origin = tunnelOrigin(asked.url ?? "");
    if (isAllowed(origin)) return tunnel(origin, socket, head);
    refused("CONNECT", `${origin}/`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** One proxy for one test after the other: whoever listens last decides and hears. */
export async function proxyForMany(): Promise<{ listen: typeof loggingProxy; close(): Promise<void> }> {
  let isAllowed = (_origin: string): boolean => false;
  let refused = (_method: string, _address: string): void => {};
  const { port, close } = await loggingProxy(
    (origin) => isAllowed(origin),
    (method, address) => refused(method, address),
  );
  return {
    async listen(allows, hears) {
      isAllowed = allows;
      refused = hears;
      return { port, close: async () => {} };
    },
    close,
  };
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : "";
}

/** `https://<host>` of `<host>:443`; other ports stay. WebSockets without TLS come as tunnels to port 80. */
function tunnelOrigin(authority: string): string {
  const origin = originOf(`https://${authority}`);
  return origin.endsWith(":80") ? origin.replace("https:", "http:").slice(0, -3) : origin;
}

function passOn(asked: IncomingMessage, answer: ServerResponse): void {
  const { method = "GET", url = "", headers } = asked;
  const onward = request(url, { method, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
    reply.pipe(answer);
    reply.on("error", () => answer.destroy());
  });
  // Whoever breaks off on one side does so on the other: servers that fail in mid-answer are part of tests.
  onward.on("error", () => asked.socket.destroy());
  answer.on("close", () => onward.destroy());
  asked.pipe(onward);
}

function tunnel(origin: string, socket: Duplex, head: Buffer): void {
  const { protocol, hostname, port } = new URL(origin);
  const onward = connect(Number(port || (protocol === "http:" ? 80 : 443)), hostname, () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    onward.write(head);
    onward.pipe(socket);
    socket.pipe(onward);
  });
  onward.on("error", () => socket.destroy());
  socket.on("close", () => onward.destroy());
}

import { passOn } from "./passing.ts";

/** Like `fetch`, for servers of the loopback address under any name of a host. */
export async function fetchByHost(address: string, init: RequestInit): Promise<Response> {
  const { host, port, pathname, search } = new URL(address);
  const headers = { ...Object.fromEntries(new Headers(init.headers)), host };
  const body = init.body instanceof Uint8Array ? Buffer.from(init.body) : Buffer.alloc(0);
  const to = { origin: `http://127.0.0.1:${port}`, method: init.method ?? "GET", target: pathname + search };
  const answer = await passOn(to, { headers, body });
  const said = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const isBare = answer.status === 204 || answer.body.length === 0;
  return new Response(isBare ? null : new Uint8Array(answer.body), { status: answer.status, headers: said });
}

import type { Answered } from "./passing.ts";

/** What goes wrong with one request on its way to the server and back. */
export type Fault =
  /** The server is not asked (`carriedOut`: it is, and did it), and this is the answer. */
  | { kind: "answer"; status: number; headers?: Record<string, string>; body?: string; carriedOut?: true }
  /** The line goes dead: before the server was asked, or (`carriedOut`) after it did what it was asked. */
  | { kind: "drop"; carriedOut?: true }
  /** The server gets so much of the request's body, and then nothing more; no answer. */
  | { kind: "cut-request"; share: number }
  /** The server gets a shorter body that is announced as whole, as from a broken proxy: it takes it for the file. */
  | { kind: "short-request"; share: number }
  /** The answer breaks off after this share of its body. */
  | { kind: "cut-answer"; share: number }
  /** The answer's body is shorter, and says that it is whole. */
  | { kind: "short-answer"; share: number }
  /** The length stated is wrong by so many bytes. */
  | { kind: "wrong-length"; by: number }
  /** Nothing more comes, for so long: before the answer, or in the midst of its body. */
  | { kind: "stall"; ms: number; at: "answer" | "body"; carriedOut?: true }
  /** One bit of a body is another: of what the server gets, or of what it answers. */
  | { kind: "flip"; side: "request" | "answer"; share: number }
  /** The answer as this makes it. */
  | { kind: "rewrite"; rewrite(answer: Answered): Answered };

export interface Rule {
  fault: Fault;
  /** Both must fit, where given. */
  method?: RegExp;
  path?: RegExp;
  /** So many fitting requests pass before; 0 where absent. */
  after?: number;
  /** So many are hit; 1 where absent. */
  times?: number;
}

const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: "answer",
  status: code,
  headers,
  body: "no",
});

/** Every kind of fault once, by name, with stalls of so many ms; `elsewhere` is where redirects lead. */
export function everyFault(stallMs: number, elsewhere: string): Record<string, Fault> {
  const codes = [400, 401, 403, 404, 405, 408, 409, 410, 412, 413, 423, 500, 501, 502, 503, 504, 507];
  return {
    ...Object.fromEntries(codes.map((code) => [`${code}`, status(code)])),
    "429 with Retry-After": status(429, { "retry-after": "7" }),
    "503 with Retry-After": status(503, { "retry-after": "2" }),
    "500 after it was done": { ...status(500), carriedOut: true } as Fault,
    "200 with another page": {
      kind: "answer",
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<html>Sign in",
    },
    "207 of nothing": { kind: "answer", status: 207, body: "" },
    drop: { kind: "drop" },
    "drop after it was done": { kind: "drop", carriedOut: true },
    "cut request": { kind: "cut-request", share: 0.5 },
    "short request": { kind: "short-request", share: 0.7 },
    "cut answer": { kind: "cut-answer", share: 0.5 },
    "cut answer at its end": { kind: "cut-answer", share: 0.99 },
    "short answer": { kind: "short-answer", share: 0.6 },
    "length too great": { kind: "wrong-length", by: 5 },
    "length too small": { kind: "wrong-length", by: -1 },
    "stall before the answer": { kind: "stall", ms: stallMs, at: "answer" },
    "stall after it was done": { kind: "stall", ms: stallMs, at: "answer", carriedOut: true },
    "stall in the answer": { kind: "stall", ms: stallMs, at: "body" },
    "bit of the request": { kind: "flip", side: "request", share: 0.4 },
    "bit of the answer": { kind: "flip", side: "answer", share: 0.4 },
    "redirect elsewhere": { kind: "answer", status: 302, headers: { location: `${elsewhere}/stolen` }, body: "" },
    "redirect with the method kept": {
      kind: "answer",
      status: 307,
      headers: { location: `${elsewhere}/kept` },
      body: "",
    },
  };
}

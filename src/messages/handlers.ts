import type { Sender } from "./sender.ts";

// The contract's interfaces hold functions of every shape; `never` as parameter accepts them all.
type Contract<T> = { [N in keyof T]: (ask: never) => unknown };

/** Arguments of a named message: none or one object. */
export type AskOf<T extends Contract<T>, N extends keyof T> = Parameters<T[N]>;

export type AnswerOf<T extends Contract<T>, N extends keyof T> = ReturnType<T[N]>;

/** One handler for every name of a contract, checked against its types. `ask` is `undefined` where the contract has none. */
export type Handlers<T extends Contract<T>> = {
  [N in keyof T]: (ask: Parameters<T[N]>[0], sender: Sender) => Promise<ReturnType<T[N]>> | ReturnType<T[N]>;
};

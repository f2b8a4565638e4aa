/** Waits until `check` is true; fails with its name when it has not become so in time. Machines under load are slow. */
export async function eventually(what: string, check: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  for (const begun = performance.now(); !(await check()); ) {
    if (performance.now() - begun > ms) throw new Error(`not in time: ${what}`);
    await pause(20);
  }
}

/** For what must not happen: there is nothing to wait for. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

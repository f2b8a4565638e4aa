/** The encryption, loaded when it is first needed: few visits to the library are for that. */
export async function loadCrypt() {
  const [identity, recovery, error, how] = await Promise.all([
    import("../../../crypt/identity.ts"),
    import("../../../crypt/recovery.ts"),
    import("../../../crypt/crypt-error.ts"),
    import("../../../crypt/how-to-open.ts"),
  ]);
  return { ...identity, ...recovery, ...error, ...how };
}

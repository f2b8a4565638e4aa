/**
 * Why an encrypted file was not opened.
 * - `not-age`: not a file in the age format, or one whose header is longer than any honest one
 * - `needs-passphrase`: sealed by a passphrase, and a key was given
 * - `needs-key`: sealed to a key, and a passphrase was given
 * - `wrong-key`: another key or passphrase (or one that was changed in the file: that looks the same)
 * - `costs`: the passphrase's work factor is not one that we accept: too low to be safe, or so high as to stall the machine
 * - `damaged`: cut short, changed or put together from several files; nothing of it is to be used
 */
export type CryptProblem = "not-age" | "needs-passphrase" | "needs-key" | "wrong-key" | "costs" | "damaged";

/** The one error of opening. It carries nothing of file, key or passphrase: it may be logged and shown. */
export class CryptError extends Error {
  override readonly name = "CryptError";
  constructor(readonly problem: CryptProblem) {
    super(`crypt: ${problem}`);
  }
}

/** Why a conversation was not stored, as runs count it. */
export const heldDamaged = "held-damaged";

/** A record of the conversation in the archive cannot be opened, so that nothing can be joined with it. */
export class HeldDamaged extends Error {
  override readonly name = heldDamaged;
}

/** What is refused, so that no file takes more than it is worth: seconds, and not the user's memory. */
export interface Limits {
  /** Files that are given, and files in all ZIPs together. The largest exports known have some 10,000. */
  members: number;
  /** Bytes of a ZIP's list of files. */
  directory: number;
  /** Unpacked bytes of one file. */
  member: number;
  /** Unpacked bytes of all files. */
  total: number;
  /** Unpacked by packed bytes of a file above `ratioFrom`. JSON of chats comes to 5 to 30. */
  ratio: number;
  ratioFrom: number;
  /** ZIPs inside a ZIP that are opened, and bytes of those that must be unpacked for it. */
  inner: number;
  spooled: number;
}

export const usualLimits: Limits = {
  members: 200_000,
  directory: 64 * 2 ** 20,
  member: 16 * 2 ** 30,
  total: 64 * 2 ** 30,
  ratio: 200,
  ratioFrom: 32 * 2 ** 20,
  inner: 100,
  spooled: 4 * 2 ** 30,
};

/** The lines of the privacy page, by what each is about; e2e/privacy.spec.ts holds each of them to the facts. */
export const privacyLines = [
  "archive",
  "sent",
  "sites",
  "images",
  "pages",
  "settings",
  "deleted",
  "secrets",
  "private",
  "removal",
] as const;

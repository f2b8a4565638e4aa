/** Hosts that Firefox asks of itself, for lists and updates. */
export const firefoxsOwn: readonly RegExp[] = [/\.mozilla\.(?:com|net|org)$/, /(?:^|\.)firefox\.com$/];

/** A number with zeros before it, so that it has `width` digits at least. */
export const padded = (value: number, width = 2): string => String(value).padStart(width, "0");

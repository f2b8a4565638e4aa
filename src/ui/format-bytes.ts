import { numberFormat } from "./formatters.ts";
import { locale } from "./locale.ts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];

/** An amount of bytes as people write it, a thousand to the next unit: 340 byte, 12 kB, 1.4 GB. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  const maximumFractionDigits = power > 1 && amount < 100 ? 1 : 0;
  return numberFormat(locale(), { style: "unit", unit: units[power] ?? "byte", maximumFractionDigits }).format(amount);
}

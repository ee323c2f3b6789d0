const LOCALE = "en-US";
const COMPACT_FROM = 10_000;

/** `9,412`, from ten thousand on `41.2 M`. Show the full value in a title where it is compact. */
export function formatCount(value: number): string {
  if (Math.abs(value) < COMPACT_FROM) return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 }).format(value);
  return withUnit(value, COUNT_UNITS);
}

/** A count that stops being exact at the top: `10,000+`. */
export function formatCappedCount(value: number): string {
  return value > COMPACT_FROM ? "10,000+" : formatCount(value);
}

/** Decimal units, as clouds bill: GB = 10⁹ bytes. */
export function formatBytes(bytes: number): string {
  if (Math.abs(bytes) < 1_000) return `${bytes} B`;
  return withUnit(bytes, BYTE_UNITS);
}

/** `4.2k events/s`. */
export function formatRate(perSecond: number, noun: string): string {
  const amount = Math.abs(perSecond) < 1_000 ? trimmed(perSecond) : withUnit(perSecond, RATE_UNITS, "");
  return `${amount} ${noun}/s`;
}

/** One decimal under 10 %, whole above. */
export function formatPercent(ratio: number): string {
  const percent = ratio * 100;
  const digits = Math.abs(percent) < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(percent)} %`;
}

/** `1 component`, `9 components`. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

type Units = readonly (readonly [number, string])[];
const COUNT_UNITS: Units = [
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
];
const BYTE_UNITS: Units = [
  [1e15, "PB"],
  [1e12, "TB"],
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "kB"],
];
const RATE_UNITS: Units = [
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
];

function withUnit(value: number, units: Units, space = " "): string {
  const index = units.findIndex(([size]) => Math.abs(value) >= size);
  const [size, unit] = units[index] ?? [1, ""];
  const amount = trimmed(value / size);
  const larger = units[index - 1];
  // 999,960 rounds to "1000 k": say it in the next unit instead.
  return amount === "1,000" && larger ? `1${space}${larger[1]}` : `${amount}${space}${unit}`;
}

function trimmed(value: number): string {
  const digits = Math.abs(value) < 100 ? 1 : 0;
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value);
}

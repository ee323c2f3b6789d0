const LOCALE = "en-US";

/** Below 10 with cents, below 10,000 whole, above that three digits: `$4.20`, `$1,240`, `$12.4k`. */
export function formatMoney(amount: number, currency = "USD"): string {
  return `${amount < 0 ? "-" : ""}${unsigned(Math.abs(amount), currency)}`;
}

/** An estimate with two ends: `$1,240–1,580`. Equal ends read as one amount. */
export function formatMoneyRange(low: number, high: number, currency = "USD"): string {
  const [from, to] = [formatMoney(low, currency), formatMoney(high, currency)];
  if (from === to) return from;
  return `${from}–${to.replace(symbol(currency), "")}`;
}

/** A difference always carries its sign: `+$96 (+2 %)`. The share is left out when there was nothing before. */
export function formatMoneyChange(before: number, after: number, currency = "USD"): string {
  const change = after - before;
  const sign = change < 0 ? "-" : "+";
  const amount = `${sign}${unsigned(Math.abs(change), currency)}`;
  if (before === 0) return amount;
  const percent = Math.round((Math.abs(change) / Math.abs(before)) * 100);
  return `${amount} (${sign}${percent} %)`;
}

function unsigned(amount: number, currency: string): string {
  const sign = symbol(currency);
  if (amount < 9.995) return sign + fixed(amount, amount === 0 ? 0 : 2);
  if (amount < 9_999.5) return sign + fixed(amount, 0);
  if (amount < 999_500) return `${sign}${threeDigits(amount / 1e3)}k`;
  return `${sign}${threeDigits(amount / 1e6)}M`;
}

function threeDigits(value: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 }).format(value);
}

function fixed(value: number, digits: number): string {
  return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

function symbol(currency: string): string {
  const parts = new Intl.NumberFormat(LOCALE, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(0);
  return parts.find((part) => part.type === "currency")?.value ?? currency;
}

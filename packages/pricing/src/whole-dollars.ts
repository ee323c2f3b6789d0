/** An amount in a sentence, `$12,345`; what would round to nothing is said to be less than a dollar. Without `Intl`, so that every machine writes the same. */
export function wholeDollars(usd: number): string {
  if (usd > 0 && usd < 0.5) return "less than $1";
  return `$${Math.round(usd)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
}

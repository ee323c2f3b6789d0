/** What a component costs, at the foot of its node or on its chip. */
export function Amount({ children }: { readonly children: string }) {
  return <span className="tabular whitespace-nowrap text-secondary text-small">{children}</span>;
}

import type { ExplainedName, LineCost } from "@zerolake/pricing";
import { quantityWords, unitPrice } from "../../store/cost/cost-words.ts";

interface LineExplanationProps {
  readonly line: LineCost;
  /** What the quantity follows from; absent while it is looked up. */
  readonly names: readonly ExplainedName[] | undefined;
}

/** Where an amount comes from: its formula, every name in it, the price with its source and date. */
export function LineExplanation({ line, names }: LineExplanationProps) {
  return (
    <div className="space-y-2 text-small">
      <p className="tabular">
        {quantityWords(line.quantity)} × {line.prices.map(({ usd }) => unitPrice(usd)).join(" + ")} per {line.unit}
      </p>
      <p className="break-words font-mono text-code text-secondary">{line.formula}</p>
      {names && names.length > 0 ? (
        <dl className="space-y-0.5">
          {names.map(({ name, value, formula, meaning }) => (
            <div key={name}>
              <dt className="inline font-mono text-code">{name}</dt>
              <dd className="inline text-secondary">
                {" = "}
                <span className="tabular text-primary">{typeof value === "number" ? quantityWords(value) : String(value)}</span>
                {meaning || formula ? <span> – {meaning ?? formula}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {line.prices.map((price) => (
        <p key={`${price.id} ${price.region}`} className="break-words text-muted">
          {price.service}, {price.sku}, {price.region}: {unitPrice(price.usd)} per {price.unit}
          {price.tiers
            ? `, then ${price.tiers
                .slice(1)
                .map(({ from, usd }) => `${unitPrice(usd)} from ${quantityWords(from)}`)
                .join(", ")}`
            : ""}
          . Source: {price.source}, {price.sourceDate}
          {price.confidence === "memory, verify" ? ". Nobody has read it in a current source: check it." : "."}
        </p>
      ))}
    </div>
  );
}

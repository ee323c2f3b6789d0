import type { DesignCost } from "@zerolake/pricing";
import { KeyValue } from "@/components/ui/key-value.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatMoney, formatMoneyChange } from "@/format/money.ts";
import { inWords, quantityWords } from "../../store/cost/cost-words.ts";

const LEFT_OUT = "Discounts, reservations and savings plans, taxes, support, and transfer between regions.";

/** What the amounts rest on: the list of prices, what is left out, and every assumption with what it does to the total. */
export function AssumptionsTab({ cost }: { readonly cost: DesignCost }) {
  const { snapshotDate, priceRegion, region, months, drivers } = cost;
  return (
    <div className="space-y-4">
      <KeyValue
        items={[
          { label: "Prices", value: `List prices of ${snapshotDate}, pay as you go, in US dollars` },
          {
            label: "Region",
            value: region === priceRegion ? priceRegion : `Prices of ${priceRegion}; in ${region} they can differ by some per cent`,
          },
          { label: "Not included", value: LEFT_OUT },
          {
            label: "As data grows",
            value: `${formatMoney(months.month1)} in month 1, ${formatMoney(months.month12)} in month 12, ${formatMoney(months.fullRetention)} once everything is kept that retention asks for`,
          },
        ]}
      />
      {drivers.length === 0 ? (
        <p className="text-secondary">No assumption moves this total: everything it follows from is known.</p>
      ) : (
        <Table label="Assumptions">
          <thead>
            <tr>
              <HeaderCell>Assumption</HeaderCell>
              <HeaderCell className="text-right">Low</HeaderCell>
              <HeaderCell className="text-right">Expected</HeaderCell>
              <HeaderCell className="text-right">High</HeaderCell>
              <HeaderCell className="text-right">At low</HeaderCell>
              <HeaderCell className="text-right">At high</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {drivers.map(({ parameter, meaning, low, expected, high, atLowUsd, atHighUsd }) => (
              <Row key={parameter}>
                <Cell>
                  {inWords(parameter)} <span className="text-muted text-small">{meaning}</span>
                </Cell>
                <Cell className="text-right">{quantityWords(low)}</Cell>
                <Cell className="text-right">{quantityWords(expected)}</Cell>
                <Cell className="text-right">{quantityWords(high)}</Cell>
                <Cell className="text-right text-secondary">{formatMoneyChange(0, atLowUsd)}</Cell>
                <Cell className="text-right text-secondary">{formatMoneyChange(0, atHighUsd)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

import { CLOUD_NAMES, TIER_LOOKS } from "@/clouds/cloud-names.ts";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatMoneyRange } from "@/format/money.ts";
import { formatEstimate } from "@/format/time.ts";
import type { CloudFigures } from "../server/template-figures.ts";

/** What the template costs a month in each size, and how long it takes, on every cloud. */
export function FiguresTable({ figures }: { readonly figures: readonly CloudFigures[] }) {
  const tiers = figures[0]?.sizes.map(({ tier }) => tier) ?? [];
  return (
    <Table label="Cost and time on each cloud">
      <thead>
        <tr>
          <HeaderCell>Cloud</HeaderCell>
          {tiers.map((tier) => (
            <HeaderCell key={tier} className="text-right">
              {TIER_LOOKS[tier].name}, a month
            </HeaderCell>
          ))}
          <HeaderCell className="text-right">Ready in</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ cloud, sizes, minutes }) => (
          <Row key={cloud}>
            <Cell>{CLOUD_NAMES[cloud]}</Cell>
            {sizes.map(({ tier, range, isAtLeast }) => (
              <Cell key={tier} className="whitespace-nowrap text-right">
                {isAtLeast ? "at least " : ""}
                {formatMoneyRange(range.low, range.high)}
              </Cell>
            ))}
            <Cell className="whitespace-nowrap text-right text-secondary">{minutes[1] > 0 ? formatEstimate(minutes) : "–"}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

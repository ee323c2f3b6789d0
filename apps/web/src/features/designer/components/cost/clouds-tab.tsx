"use client";

import type { DesignCost } from "@zerolake/pricing";
import { useParams } from "next/navigation";
import { CLOUD_NAMES, CLOUDS } from "@/clouds/cloud-names.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatMoney, formatMoneyChange } from "@/format/money.ts";
import { paths } from "@/shell/navigation.ts";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { totalWords } from "../../store/cost/cost-words.ts";
import type { CloudPrice } from "../../store/cost/price-drawing.ts";

/** The same drawing on each cloud, at the size that is viewed; parts without a price are named. */
export function CloudsTab({ cost }: { readonly cost: DesignCost }) {
  const { organization, project, blueprint } = useParams<{ organization: string; project: string; blueprint: string }>();
  const others = useDesigner((state) => state.cost.others);
  const prices = [asCloudPrice(cost), ...others].toSorted((left, right) => CLOUDS.indexOf(left.cloud) - CLOUDS.indexOf(right.cloud));
  return (
    <div className="space-y-3">
      <Table label="Cost by cloud">
        <thead>
          <tr>
            <HeaderCell>Cloud</HeaderCell>
            <HeaderCell className="text-right">Low to high</HeaderCell>
            <HeaderCell className="text-right">Expected</HeaderCell>
            <HeaderCell className="text-right">vs {CLOUD_NAMES[cost.cloud]}</HeaderCell>
            <HeaderCell>Without a price</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {prices.map((price) => (
            <CloudRow key={price.cloud} price={price} viewed={cost} />
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton size="small" href={paths.retarget(organization, project, blueprint)}>
          Compare clouds part by part
        </LinkButton>
        <span className="text-muted text-small">
          {others.length === 0 ? "Counting the other clouds…" : "The cheapest cloud may lose something: the comparison says what."}
        </span>
      </div>
    </div>
  );
}

function CloudRow({ price, viewed }: { readonly price: CloudPrice; readonly viewed: DesignCost }) {
  const { cloud, region, range, isAtLeast, unpriced } = price;
  return (
    <Row>
      <Cell className="whitespace-nowrap">
        {CLOUD_NAMES[cloud]} <span className="text-muted text-small">{region}</span>
      </Cell>
      <Cell className="whitespace-nowrap text-right">{totalWords(price)}</Cell>
      <Cell className="whitespace-nowrap text-right font-medium">
        {isAtLeast ? "at least " : ""}
        {formatMoney(range.expected)}
      </Cell>
      <Cell className="whitespace-nowrap text-right text-secondary">
        {cloud === viewed.cloud ? "–" : formatMoneyChange(viewed.range.expected, range.expected)}
      </Cell>
      <Cell className="text-secondary text-small">
        {unpriced.length === 0 ? "–" : unpriced.map(({ title, reason }) => `${title}: ${reason}`).join("; ")}
      </Cell>
    </Row>
  );
}

function asCloudPrice({ cloud, region, range, isAtLeast, components }: DesignCost): CloudPrice {
  const unpriced = components.flatMap(({ title, unpriced: reason }) => (reason === undefined ? [] : [{ title, reason }]));
  return { cloud, region, range, isAtLeast, unpriced };
}

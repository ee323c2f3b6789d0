import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatMoney } from "@/format/money.ts";
import { paths } from "@/shell/navigation.ts";
import type { KeptRow } from "../server/list-orphans.ts";
import { PlaceCell, ResourceCell } from "./resource-cell.tsx";

/** What a deployment left on purpose. It is recorded, so it goes with its environment's own destroy page. */
export function KeptTable({ organization, rows }: { organization: string; rows: readonly KeptRow[] }) {
  return (
    <Table label="Kept">
      <thead>
        <tr>
          <HeaderCell>Resource</HeaderCell>
          <HeaderCell>Where</HeaderCell>
          <HeaderCell>Kept by</HeaderCell>
          <HeaderCell title="Of the whole component: single resources have no price.">Cost</HeaderCell>
          <HeaderCell>Why it was kept</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.environmentId} ${row.address}`}>
            <ResourceCell identifier={row.identifier} type={row.type} />
            <PlaceCell
              organization={organization}
              cloud={row.connection.cloud}
              region={row.region}
              environment={row.environment}
              project={row.project}
            />
            <Cell className="whitespace-nowrap">
              <Link href={paths.deployment(organization, row.project.slug, row.deployment)} className="underline">
                #{row.deployment}
              </Link>
              <span className="block text-muted text-small">
                <RelativeTime at={row.keptAt} />
              </span>
            </Cell>
            <Cell className="whitespace-nowrap">{row.monthlyUsd === null ? "–" : `${formatMoney(row.monthlyUsd)}/mo`}</Cell>
            <Cell className="text-secondary">{row.reason}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

"use client";

import Link from "next/link";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { MenuItem } from "@/components/ui/menu.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell } from "@/components/ui/table.tsx";
import { formatMoney } from "@/format/money.ts";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import type { OrphanRow } from "../server/list-orphans.ts";
import { EVIDENCE_WORDS } from "../store/orphan-words.ts";
import { FindingTable, type FindingTableProps } from "./finding-table.tsx";
import { MoreMenu } from "./more-menu.tsx";

const COLUMNS = [
  { text: "From" },
  { text: "Cost", title: "Of the whole component: single resources have no price." },
  { text: "Why we think it is ours", className: "max-xl:hidden" },
];

/** What bears our tags and is recorded nowhere. */
export function UnrecordedTable({ organization, rows, onAsk, onDismiss }: FindingTableProps) {
  return (
    <FindingTable
      label="Ours, not recorded"
      organization={organization}
      rows={rows}
      columns={COLUMNS}
      renderFacts={(row) => (
        <>
          <FromCell organization={organization} row={row} />
          <Cell className="whitespace-nowrap">{row.monthlyUsd === null ? "–" : `${formatMoney(row.monthlyUsd)}/mo`}</Cell>
          <Cell className="text-secondary max-xl:hidden">{EVIDENCE_WORDS[row.evidence.reason]}</Cell>
        </>
      )}
      renderActions={(row) => <UnrecordedActions organization={organization} row={row} onAsk={onAsk} onDismiss={onDismiss} />}
    />
  );
}

function FromCell({ organization, row: { story, firstSeenAt } }: { organization: string; row: OrphanRow }) {
  return (
    <Cell className="whitespace-nowrap">
      {story ? (
        <Link href={paths.deployment(organization, story.project, story.deployment)} className="underline">
          #{story.deployment}
        </Link>
      ) : (
        "–"
      )}
      <span className="block text-muted text-small">
        <RelativeTime at={story?.intendedAt ?? firstSeenAt} />
      </span>
    </Cell>
  );
}

function UnrecordedActions({ organization, row, onAsk, onDismiss }: Omit<FindingTableProps, "rows"> & { row: OrphanRow }) {
  const mayNotEdit = useMissingPermission("environment:edit");
  const mayNotDestroy = useMissingPermission("deployment:destroy");
  const { environment, destroyable, destruction, whyNotAdopted, isBeingAdopted } = row;
  if (environment && destruction && !destruction.isOver) {
    const href = `${paths.deployment(organization, environment.project.slug, destruction.number)}?tab=plan`;
    return <LinkButton size="small" href={href}>{`Open #${destruction.number} that destroys it`}</LinkButton>;
  }
  const canBeReached = environment !== null && destroyable !== null;
  return (
    <>
      {canBeReached && whyNotAdopted === null && (
        <Button size="small" isBusy={isBeingAdopted} disabledReason={mayNotEdit} onClick={() => onAsk({ act: "adopt", row })}>
          {`Adopt into ${environment.name}`}
        </Button>
      )}
      {canBeReached && (
        <Button size="small" disabledReason={mayNotDestroy} onClick={() => onAsk({ act: "destroy", row })}>
          Destroy…
        </Button>
      )}
      <MoreMenu row={row}>
        <MenuItem isDisabled={mayNotEdit !== undefined} onSelect={() => onDismiss(row)}>
          Not ours
        </MenuItem>
        <MenuItem isDisabled={mayNotEdit !== undefined} onSelect={() => onAsk({ act: "ignore", row })}>
          Ignore until…
        </MenuItem>
      </MoreMenu>
    </>
  );
}

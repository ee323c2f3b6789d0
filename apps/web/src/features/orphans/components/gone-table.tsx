"use client";

import { Button } from "@/components/ui/button.tsx";
import { MenuItem } from "@/components/ui/menu.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell } from "@/components/ui/table.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import type { OrphanRow } from "../server/list-orphans.ts";
import type { Ask } from "./asked.ts";
import { FindingTable, type FindingTableProps } from "./finding-table.tsx";
import { MoreMenu } from "./more-menu.tsx";

const COLUMNS = [{ text: "Recorded as" }, { text: "First missed" }];

/** What is recorded, and the cloud says that it is not there. */
export function GoneTable({ organization, rows, onAsk }: Omit<FindingTableProps, "onDismiss">) {
  return (
    <FindingTable
      label="Recorded, not there"
      organization={organization}
      rows={rows}
      columns={COLUMNS}
      renderFacts={(row) => (
        <>
          <Cell className="max-w-56">
            <span className="block truncate">{row.componentTitle}</span>
            <span className="block truncate text-muted text-small">{row.address}</span>
          </Cell>
          <Cell className="whitespace-nowrap text-secondary">
            <RelativeTime at={row.firstSeenAt} />
          </Cell>
        </>
      )}
      renderActions={(row) => <GoneActions row={row} onAsk={onAsk} />}
    />
  );
}

function GoneActions({ row, onAsk }: { row: OrphanRow; onAsk: Ask }) {
  const mayNotEdit = useMissingPermission("environment:edit");
  return (
    <>
      <Button size="small" disabledReason={mayNotEdit} onClick={() => onAsk({ act: "createAgain", row })}>
        Create again…
      </Button>
      <Button size="small" disabledReason={mayNotEdit} onClick={() => onAsk({ act: "forget", row })}>
        Forget…
      </Button>
      <MoreMenu row={row}>
        <MenuItem isDisabled={mayNotEdit !== undefined} onSelect={() => onAsk({ act: "ignore", row })}>
          Ignore until…
        </MenuItem>
      </MoreMenu>
    </>
  );
}

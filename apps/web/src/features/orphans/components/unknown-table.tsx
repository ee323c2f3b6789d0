"use client";

import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell } from "@/components/ui/table.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { FindingTable, type FindingTableProps } from "./finding-table.tsx";

const COLUMNS = [{ text: "Environment on its tags" }, { text: "First seen" }];

/** What bears the tags of this installation and of an environment that it does not know. */
export function UnknownTable({ organization, rows, onAsk, onDismiss }: FindingTableProps) {
  const mayNotEdit = useMissingPermission("environment:edit");
  return (
    <div className="space-y-3">
      <p className="max-w-[72ch] text-secondary">
        They name environments that this installation does not know, for example since its database was restored from an older copy. No plan
        can be made for them: remove them in the cloud's console, or put them aside.
      </p>
      <FindingTable
        label="Unknown with our tag"
        organization={organization}
        rows={rows}
        columns={COLUMNS}
        renderFacts={(row) => (
          <>
            <Cell className="max-w-56 truncate font-mono text-code text-secondary" title={row.environmentTag}>
              {row.environmentTag}
            </Cell>
            <Cell className="whitespace-nowrap text-secondary">
              <RelativeTime at={row.firstSeenAt} />
            </Cell>
          </>
        )}
        renderActions={(row) => (
          <>
            <Button size="small" disabledReason={mayNotEdit} onClick={() => onDismiss(row)}>
              Not ours
            </Button>
            <Button size="small" disabledReason={mayNotEdit} onClick={() => onAsk({ act: "ignore", row })}>
              Ignore until…
            </Button>
          </>
        )}
      />
    </div>
  );
}

import { Button } from "@/components/ui/button.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { DriftRow } from "../server/load-drift.ts";
import { causeText, changeText, propertyText } from "../store/drift-words.ts";
import { FindingDetails } from "./finding-details.tsx";
import { SeverityMark } from "./severity-mark.tsx";
import type { DriftActions } from "./use-drift-actions.ts";

export interface DriftFindingRowProps {
  readonly row: DriftRow;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: readonly string[], isOn: boolean) => void;
  readonly actions: DriftActions;
  readonly hasEnvironment: boolean;
}

/** Where, what, who, and the ways on. Unfolds to the values, the cause and what it means. */
export function DriftFindingRow({ row, ticked, onTick, actions, hasEnvironment }: DriftFindingRowProps) {
  const name = `${row.title} ${propertyText(row.path)}`;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-hairline border-t px-4 py-2 first:border-t-0">
      <Checkbox label={`Tick ${name}`} isLabelHidden isChecked={ticked.has(row.id)} onCheckedChange={(isOn) => onTick([row.id], isOn)} />
      <span className="flex min-h-6 items-center">
        <SeverityMark severity={row.severity} />
      </span>
      <div className="min-w-64 flex-1 space-y-1">
        <p className="min-h-6 break-words">
          {hasEnvironment && <span className="text-secondary">{row.environment.name} › </span>}
          <span className="font-medium">{row.title}</span>
          {row.path !== "" && <span className="font-mono text-code"> › {row.path}</span>}
        </p>
        <p className="break-all font-mono text-code text-secondary">{changeText(row)}</p>
        <p className="text-muted text-small">
          {causeText(row.cause)}, <RelativeTime at={row.cause.at ?? row.firstSeenAt} />
        </p>
        <FindingDetails row={row} name={name} organization={actions.organization} />
      </div>
      <Actions row={row} name={name} actions={actions} />
    </li>
  );
}

function Actions({ row, name, actions }: { row: DriftRow; name: string; actions: DriftActions }) {
  const isGone = row.kind === "gone";
  const of = <span className="sr-only"> {name}</span>;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" disabledReason={actions.whyNotRevert([row])} isBusy={actions.isReverting} onClick={() => actions.revert([row])}>
        {isGone ? "Create again" : "Revert"}
        {of}
      </Button>
      {isGone ? (
        <Button size="small" disabledReason={actions.whyNotDecide} onClick={() => actions.forget(row)}>
          Forget…{of}
        </Button>
      ) : (
        <Button size="small" disabled={row.isSensitive === true} onClick={() => actions.adopt(row)}>
          Adopt…{of}
        </Button>
      )}
      <Button size="small" variant="ghost" disabledReason={actions.whyNotDecide} onClick={() => actions.ignore([row])}>
        Ignore…{of}
      </Button>
    </div>
  );
}

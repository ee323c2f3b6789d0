import { Checkbox } from "@/components/ui/checkbox.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { plural } from "@/format/number.ts";
import type { DriftGroup } from "../store/drift-groups.ts";
import { causeText } from "../store/drift-words.ts";
import { DriftFindingRow } from "./drift-finding-row.tsx";
import { SeverityMark } from "./severity-mark.tsx";
import type { DriftActions } from "./use-drift-actions.ts";

export interface DriftGroupRowProps {
  readonly group: DriftGroup;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: readonly string[], isOn: boolean) => void;
  readonly actions: DriftActions;
  readonly hasEnvironment: boolean;
}

/** A finding, or everything that one cause did, folded. */
export function DriftGroupRow({ group, ...rest }: DriftGroupRowProps) {
  const [first, ...others] = group.rows;
  if (!first) return null;
  if (others.length === 0) return <DriftFindingRow row={first} {...rest} />;
  return <ManyRow group={group} {...rest} />;
}

function ManyRow({ group: { severity, cause, rows }, ticked, onTick, ...rest }: DriftGroupRowProps) {
  const ids = rows.map(({ id }) => id);
  const on = ids.filter((id) => ticked.has(id)).length;
  const title = `${plural(rows.length, "change")} ${causeText(cause)}`;
  return (
    <li className="border-hairline border-t first:border-t-0">
      <details>
        <summary className="flex cursor-pointer flex-wrap items-center gap-3 px-4 py-2 hover:bg-hover">
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- ticking does not unfold */}
          <span onClick={(event) => event.stopPropagation()}>
            <Checkbox
              label={`Tick ${title}`}
              isLabelHidden
              isChecked={on === ids.length ? true : on > 0 ? "indeterminate" : false}
              onCheckedChange={(isOn) => onTick(ids, isOn)}
            />
          </span>
          <SeverityMark severity={severity} />
          <span className="font-medium">{title}</span>
          {rest.hasEnvironment && <span className="text-secondary">in {rows[0]?.environment.name}</span>}
          {cause.at && <RelativeTime at={cause.at} className="text-muted text-small" />}
        </summary>
        <ul className="pl-6">
          {rows.map((row) => (
            <DriftFindingRow key={row.id} row={row} ticked={ticked} onTick={onTick} {...rest} />
          ))}
        </ul>
      </details>
    </li>
  );
}

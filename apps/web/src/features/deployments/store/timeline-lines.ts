import { isFailure, type TimelineGroup, type TimelineRow } from "./timeline-rows.ts";

/** What stands below each other in a timeline: components, and the resources of those that are unfolded. */
export type TimelineLine =
  | { readonly kind: "group"; readonly group: TimelineGroup; readonly isFolded: boolean }
  | { readonly kind: "row"; readonly row: TimelineRow };

export function timelineLines(groups: readonly TimelineGroup[], isFolded: (group: TimelineGroup) => boolean): readonly TimelineLine[] {
  return groups.flatMap((group): TimelineLine[] => {
    const isShut = isFolded(group);
    const head: TimelineLine = { kind: "group", group, isFolded: isShut };
    return isShut ? [head] : [head, ...group.rows.map((row): TimelineLine => ({ kind: "row", row }))];
  });
}

export function keyOf(line: TimelineLine): string {
  return line.kind === "group" ? `group ${line.group.component}` : line.row.step.address;
}

/** The resources among the lines, for moving from one to the next. */
export function rowsAmong(lines: readonly TimelineLine[]): readonly { readonly address: string; readonly isFailed: boolean }[] {
  return lines.flatMap((line) => (line.kind === "row" ? [{ address: line.row.step.address, isFailed: isFailure(line.row.step) }] : []));
}

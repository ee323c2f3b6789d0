import type { MissingPermission } from "@zerolake/db";

export interface PermissionGroup {
  /** "Event stream", "Event stream and Lakehouse tables". */
  readonly neededBy: string;
  readonly actions: readonly string[];
}

const NAMED_MAX = 3;

/** Missing permissions that the same components need, together; the components that lack most come first. */
export function permissionGroups(missing: readonly MissingPermission[]): readonly PermissionGroup[] {
  const groups = new Map<string, string[]>();
  for (const { action, neededBy } of missing) {
    const key = joined(neededBy.toSorted());
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups]
    .map(([neededBy, actions]) => ({ neededBy, actions: actions.toSorted() }))
    .sort((left, right) => right.actions.length - left.actions.length || (left.neededBy < right.neededBy ? -1 : 1));
}

function joined(titles: readonly string[]): string {
  if (titles.length > NAMED_MAX) return `${titles.slice(0, NAMED_MAX).join(", ")} and ${titles.length - NAMED_MAX} more`;
  return titles.length < 2 ? (titles[0] ?? "the deployment itself") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}

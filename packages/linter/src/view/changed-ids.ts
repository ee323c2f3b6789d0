import { wholeDrawing } from "./facts.ts";
import { factKey } from "./reads.ts";
import type { Node, Snapshot } from "./snapshot.ts";

/** Ids of components, and keys of facts, that a rule may have read and that are not what they were. */
export function changedIds(before: Snapshot, after: Snapshot): ReadonlySet<string> {
  const changed = new Set<string>();
  for (const id of new Set([...before.nodes.keys(), ...after.nodes.keys()])) {
    if (!isSameNode(before.nodes.get(id), after.nodes.get(id))) changed.add(id);
  }
  for (const kind of new Set([...before.idsByKind.keys(), ...after.idsByKind.keys()])) {
    if (!isEqual(before.idsByKind.get(kind), after.idsByKind.get(kind))) changed.add(factKey.membersOf(kind));
  }
  const [had, has] = [before.blueprint, after.blueprint];
  for (const figure of new Set([...Object.keys(had.workload), ...Object.keys(has.workload)])) {
    if (had.workload[figure] !== has.workload[figure]) changed.add(factKey.workload(figure));
  }
  if (had.policies.residencyRegion !== has.policies.residencyRegion) changed.add(factKey.residency);
  const [whole, now] = [wholeDrawing(before), wholeDrawing(after)];
  if (whole.peakFactor() !== now.peakFactor()) changed.add(factKey.peakFactor);
  if (whole.hasPersonalData() !== now.hasPersonalData()) changed.add(factKey.personalData);
  return changed;
}

function isSameNode(before: Node | undefined, after: Node | undefined): boolean {
  if (!before || !after) return before === after;
  return (
    before.engine === after.engine &&
    before.variant === after.variant &&
    before.component.kind === after.component.kind &&
    isEqual(before.drawn?.settings, after.drawn?.settings) &&
    isEqual(before.component.settings, after.component.settings) &&
    isEqual(before.figures, after.figures) &&
    isEqual(before.incoming, after.incoming) &&
    isEqual(before.outgoing, after.outgoing)
  );
}

/** Equal as JSON, whatever the order of keys. */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key as keyof typeof left], right[key as keyof typeof right]));
}

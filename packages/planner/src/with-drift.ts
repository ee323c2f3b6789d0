import { type Address, isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { PlanDrift, PlanStep, RecordedResource } from "./plan.ts";
import { isWithin } from "./property-path.ts";

/**
 * The recorded state as the cloud has it: with the values that were seen in the place of those that were sent, and without what is
 * gone. A plan against it puts everything back. What a type cannot change stays as it was sent: nothing is replaced for it. What several
 * environments share stays, too: what was seen there is theirs as well, and a patch from it would take it from them.
 */
export function withDrift(recorded: readonly RecordedResource[], drift: readonly PlanDrift[]): readonly RecordedResource[] {
  if (drift.length === 0) return recorded;
  const byAddress = new Map<Address, readonly PlanDrift[]>();
  for (const found of drift) byAddress.set(found.address, [...(byAddress.get(found.address) ?? []), found]);
  return recorded.flatMap((resource) => {
    const found = byAddress.get(resource.address) ?? [];
    if (found.some(({ kind }) => kind === "gone")) return [];
    return [found.reduce(asSeen, resource)];
  });
}

function asSeen(resource: RecordedResource, { path, observed, isSensitive }: PlanDrift): RecordedResource {
  if (resource.singleton) return resource;
  if (resource.facts.createOnly.some((outer) => isWithin(path, outer))) return resource;
  if (isSensitive) {
    const { [path]: _sent, ...secretDigests } = resource.secretDigests;
    return { ...resource, secretDigests: { ...secretDigests, [path]: "" } };
  }
  return { ...resource, properties: put(resource.properties, path.split("."), observed) as PropertyMap };
}

/** The same value with another one at a path through maps and lists, or without it. */
function put(value: Value | undefined, [key, ...rest]: readonly string[], to: Value | undefined): Value | undefined {
  if (key === undefined) return to;
  if (isList(value)) return value.map((item, index) => (String(index) === key ? (put(item, rest, to) ?? null) : item));
  const map = isMap(value) ? value : {};
  const { [key]: _before, ...others } = map;
  const inner = put(map[key], rest, to);
  return inner === undefined ? others : { ...map, [key]: inner };
}

/** Why a step is here, where something was changed outside; the step as it is where nothing was. */
export function explainDrift<Step extends Pick<PlanStep, "address" | "action" | "because" | "changes">>(
  steps: readonly Step[],
  drift: readonly PlanDrift[],
): readonly Step[] {
  return steps.map((step) => {
    const own = drift.filter(({ address }) => address === step.address);
    if (own.length === 0 || step.action === "none" || step.action === "deferred") return step;
    if (own.some(({ kind }) => kind === "gone")) return { ...step, because: "it is not there any more" };
    const isOutside = (path: string): boolean => own.some((found) => isWithin(path, found.path));
    const names = [...new Set(step.changes.map(({ path }) => path).filter(isOutside))];
    if (names.length === 0) return step;
    const outside = `${names.join(", ")} changed outside`;
    return { ...step, because: names.length === step.changes.length ? outside : `${step.because}; ${outside}` };
  });
}

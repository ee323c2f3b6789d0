import { dataWithoutConsent, needsConsent, planDestroy, type RecordedResource } from "@zerolake/planner";

/** A component whose resources hold data: they stay unless somebody types its name. */
export interface ProtectedComponent {
  readonly component: string;
  readonly addresses: readonly string[];
}

export interface DestroyPreview {
  readonly removed: readonly { readonly address: string; readonly component: string; readonly type: string }[];
  readonly kept: readonly { readonly address: string; readonly reason: string }[];
}

/** Components with data that could be destroyed at all: shared and retained resources are not offered. */
export function protectedComponents(recorded: readonly RecordedResource[]): readonly ProtectedComponent[] {
  const groups = new Map<string, string[]>();
  for (const resource of recorded) {
    if (!needsConsent(resource)) continue;
    const group = groups.get(resource.component);
    if (group) group.push(resource.address);
    else groups.set(resource.component, [resource.address]);
  }
  return [...groups].map(([component, addresses]) => ({ component, addresses }));
}

/** Addresses whose data may be lost: all of the components whose name was typed exactly. */
export function consentsOf(components: readonly ProtectedComponent[], typed: Readonly<Record<string, string>>): readonly string[] {
  return components.filter(({ component }) => typed[component]?.trim() === component).flatMap(({ addresses }) => addresses);
}

/** What the destroy plan will say, computed by the same function as the worker's: protected data without a consent is kept, and what it stands on stays with it. */
export function previewDestroy(
  recorded: readonly RecordedResource[],
  consents: readonly string[],
  /** Only these addresses; all of them when absent. */
  only?: readonly string[],
): DestroyPreview {
  const plan = planDestroy({
    recorded,
    selection: only ? { addresses: only } : "all",
    keep: dataWithoutConsent(recorded, consents),
    consents,
  });
  return {
    removed: plan.steps.filter((step) => step.action === "destroy").map(({ address, component, type }) => ({ address, component, type })),
    kept: plan.kept,
  };
}

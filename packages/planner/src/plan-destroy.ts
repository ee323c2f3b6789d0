import type { Address, Diagnostic } from "@zerolake/resources";
import { assemblePlan } from "./assemble-plan.ts";
import { dependantsFirst, destroyStep } from "./destroy-step.ts";
import { byAddress } from "./hashes.ts";
import { keepResources, reasonToKeep } from "./keep-resources.ts";
import type { Plan, RecordedResource } from "./plan.ts";

export interface DestroyInput {
  readonly recorded: readonly RecordedResource[];
  /** Everything, the resources of these components, or exactly these resources. */
  readonly selection: "all" | { readonly components: readonly string[] } | { readonly addresses: readonly Address[] };
  /** Addresses that a person chose to keep; what they stand on stays with them. */
  readonly keep?: readonly Address[];
  /** Addresses whose data may be lost. */
  readonly consents?: readonly Address[];
  readonly diagnostics?: readonly Diagnostic[];
  /** Why, for a person; as the selection says when absent. */
  readonly because?: string;
}

/** Removes what is recorded, dependants first. Retained resources, singletons and what others still need are kept and listed. */
export function planDestroy({ selection, keep = [], consents = [], diagnostics = [], ...input }: DestroyInput): Plan {
  const recorded = byAddress(input.recorded);
  const chosen = new Set(keep);
  const isSelected = selector(selection);
  const reason = (resource: RecordedResource): string | undefined => {
    if (!isSelected(resource)) return "not selected";
    return reasonToKeep(resource) ?? (chosen.has(resource.address) ? "kept by choice" : undefined);
  };
  const { removed, kept } = keepResources(recorded, {
    keep: reason,
    needs: new Map(recorded.map((resource) => [resource.address, resource.dependsOn])),
  });
  const because = input.because ?? (selection === "all" ? "the environment's resources are destroyed" : "it was chosen to be destroyed");
  const steps = dependantsFirst(removed).map((resource) => destroyStep(resource, because));
  return assemblePlan({
    kind: "destroy",
    recorded,
    steps,
    kept: kept.filter((row) => row.reason !== "not selected"),
    consents,
    diagnostics,
    secrets: {},
  });
}

function selector(selection: DestroyInput["selection"]): (resource: RecordedResource) => boolean {
  if (selection === "all") return () => true;
  if ("components" in selection) return ({ component }) => selection.components.includes(component);
  const chosen = new Set(selection.addresses);
  return ({ address }) => chosen.has(address);
}

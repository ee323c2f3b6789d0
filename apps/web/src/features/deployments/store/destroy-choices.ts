import type { UsualMinutes } from "@zerolake/db";
import { dataWithoutConsent, needsConsent, orderOperations, planDestroy, planOperations, type RecordedResource } from "@zerolake/planner";
import { byComponent } from "./by-component.ts";
import { withUsualMinutes } from "./usual-minutes.ts";

/** A component whose resources hold data: they stay unless somebody types its name. */
export interface ProtectedComponent {
  readonly component: string;
  readonly addresses: readonly string[];
}

export interface DestroyPreview {
  /** In the order in which they go: what stands on something goes before it. */
  readonly removed: readonly RemovedResource[];
  readonly kept: readonly { readonly address: string; readonly reason: string }[];
  /** Minutes that it usually takes, [low, high]. */
  readonly expectedMinutes: readonly [number, number];
}

export interface RemovedResource {
  readonly address: string;
  readonly component: string;
  readonly type: string;
}

/** Components with data that could be destroyed at all: shared and retained resources are not offered. */
export function protectedComponents(recorded: readonly RecordedResource[]): readonly ProtectedComponent[] {
  return [...byComponent(recorded.filter(needsConsent))].map(([component, resources]) => ({
    component,
    addresses: resources.map(({ address }) => address),
  }));
}

/** Addresses whose data may be lost: all of the components whose name was typed exactly. */
export function consentsOf(components: readonly ProtectedComponent[], typed: Readonly<Record<string, string>>): readonly string[] {
  return components.filter(({ component }) => typed[component]?.trim() === component).flatMap(({ addresses }) => addresses);
}

export interface PreviewOptions {
  /** Only these addresses; all of them when absent. */
  readonly only?: readonly string[] | undefined;
  /** What creations took in this account, by type: the figures that the plan will be shown with. */
  readonly usualMinutes: UsualMinutes;
}

/** What the destroy plan will say, computed by the same function as the worker's: protected data without a consent is kept, and what it stands on stays with it. */
export function previewDestroy(
  recorded: readonly RecordedResource[],
  consents: readonly string[],
  { only, usualMinutes }: PreviewOptions,
): DestroyPreview {
  const planned = planDestroy({
    recorded,
    selection: only ? { addresses: only } : "all",
    keep: dataWithoutConsent(recorded, consents),
    consents,
  });
  const plan = withUsualMinutes(planned, usualMinutes);
  return {
    expectedMinutes: plan.expectedMinutes,
    removed: orderOperations(planOperations(plan))
      .filter(({ step }) => step.action === "destroy")
      .map(({ step: { address, component, type } }) => ({ address, component, type })),
    kept: plan.kept,
  };
}

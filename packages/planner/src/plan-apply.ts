import { type Address, type DesiredResource, type Diagnostic, needsOf, orderByDependency, walkValue } from "@zerolake/resources";
import { assemblePlan } from "./assemble-plan.ts";
import { chooseSteps } from "./choose-steps.ts";
import { type Decision, decideAction } from "./decide-action.ts";
import { isReplaced } from "./deposed-address.ts";
import { dependantsFirst, destroyStep } from "./destroy-step.ts";
import { followImports } from "./follow-imports.ts";
import { byAddress } from "./hashes.ts";
import { keepResources, reasonToKeep } from "./keep-resources.ts";
import type { Plan, PlanDrift, PlanStep, RecordedResource } from "./plan.ts";
import { isProtected } from "./protect-data.ts";
import { replaceOrderOf } from "./replace-order.ts";
import { type Decided, resolveDesired } from "./resolve-desired.ts";
import { explainDrift, withDrift } from "./with-drift.ts";

export interface ApplyInput {
  readonly desired: readonly DesiredResource[];
  readonly recorded: readonly RecordedResource[];
  /** Semantic hash of the blueprint version. */
  readonly blueprintHash?: string;
  /** Findings of earlier steps (compiler, checks), carried in the plan. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Addresses whose data may be lost. */
  readonly consents?: readonly Address[];
  /** Secret name → digest of its text today. A secret without one is compared by name alone. */
  readonly secretDigests?: Readonly<Record<string, string>>;
  /** Deferred addresses whose condition holds now. */
  readonly deferralsMet?: readonly Address[];
  /** What is known to differ in the cloud from what is recorded: it is put back. */
  readonly drift?: readonly PlanDrift[];
  /** A targeted plan: steps for these addresses and for what goes with them (see `chooseSteps`); the rest is listed as left out. */
  readonly only?: readonly Address[];
}

type Draft = Omit<PlanStep, "waitsFor">;

/**
 * Compares what is wanted with what is recorded. The same input gives the same bytes, and planning again right after the
 * plan was applied gives an empty plan. Linear in resources and references.
 */
export function planApply(input: ApplyInput): Plan {
  const { consents = [], secretDigests = {}, drift = [], only } = input;
  const recorded = byAddress(input.recorded);
  const desired = followImports(input.desired, recorded);
  const made = explainDrift(planWanted({ ...input, desired, recorded: withDrift(recorded, drift) }), drift);
  const { removed, kept } = unwanted(recorded, desired);
  const all = [...made, ...removed];
  const { steps, leftOut } = only === undefined ? { steps: all, leftOut: [] } : chooseSteps(all, only);
  const isLeftOut = new Set(leftOut.map(({ address }) => address));
  return assemblePlan({
    kind: "apply",
    ...(input.blueprintHash === undefined ? {} : { blueprintHash: input.blueprintHash }),
    recorded,
    steps,
    kept,
    leftOut,
    drift: drift.filter(({ address }) => !isLeftOut.has(address)),
    consents,
    diagnostics: [...(input.diagnostics ?? []), ...cycleFindings(desired), ...singletonFindings(steps)],
    secrets: usedSecrets(
      desired.filter(({ address }) => !isLeftOut.has(address)),
      secretDigests,
    ),
  });
}

/** What is recorded and not wanted: what goes, and what stays all the same. */
function unwanted(recorded: readonly RecordedResource[], desired: readonly DesiredResource[]) {
  const wanted = new Set(desired.map((resource) => resource.address));
  const { removed, kept } = keepResources(
    recorded.filter((resource) => !wanted.has(resource.address)),
    {
      keep: reasonToKeep,
      needs: new Map([
        ...recorded.map((resource) => [resource.address, resource.dependsOn] as const),
        ...desired.map((resource) => [resource.address, needsOf(resource)] as const),
      ]),
    },
  );
  return { removed: dependantsFirst(removed).map((resource) => destroyStep(resource, whyUnwanted(resource))), kept };
}

function whyUnwanted({ address }: RecordedResource): string {
  return isReplaced(address) ? "it was replaced and its removal is still owed" : "removed from the blueprint";
}

function planWanted({ desired, recorded, secretDigests = {}, deferralsMet = [] }: ApplyInput): Draft[] {
  const priors = new Map(recorded.map((resource) => [resource.address, resource]));
  const met = new Set(deferralsMet);
  const decided = new Map<Address, Decided & Pick<Decision, "deferredUntil">>();
  const interrupted = new Set<Address>();
  return inOrder(desired).map((resource) => {
    const prior = priors.get(resource.address);
    const properties = resolveDesired(resource, decided);
    const isDeferralMet = met.has(resource.address);
    const decision = decideAction({ desired: resource, properties, prior, decided, secretDigests, isDeferralMet });
    decided.set(resource.address, { ...decision, desired: resource, properties, ...(prior ? { prior } : {}) });
    const standsOnInterrupted = needsOf(resource).some((need) => interrupted.has(need));
    const step = draftStep({ decision, desired: resource, prior, standsOnInterrupted });
    const isActing = step.action !== "none" && step.action !== "deferred";
    if (step.replaceOrder === "destroyFirst" || (isActing && standsOnInterrupted)) interrupted.add(resource.address);
    return step;
  });
}

function draftStep(input: {
  readonly decision: Decision;
  readonly desired: DesiredResource;
  readonly prior: RecordedResource | undefined;
  readonly standsOnInterrupted: boolean;
}): Draft {
  const { decision, desired, prior, standsOnInterrupted } = input;
  const base = {
    address: desired.address,
    component: desired.component,
    type: desired.type,
    ...decision,
    desired,
    ...(prior ? { prior } : {}),
  };
  if (decision.action !== "replace" || !prior) return { ...base, risk: "none" };
  const replaceOrder = replaceOrderOf({ desired, prior, changes: decision.changes, standsOnInterrupted });
  const risk = isProtected(prior) ? "dataLoss" : replaceOrder === "destroyFirst" ? "interruption" : "none";
  return { ...base, risk, replaceOrder };
}

/** Dependencies first. What waits for itself comes last: it is reported, and the rest is planned all the same. */
function inOrder(desired: readonly DesiredResource[]): readonly DesiredResource[] {
  const wanted = new Map(desired.map((resource) => [resource.address, resource]));
  const { order } = orderByDependency(new Map(desired.map((resource) => [resource.address, needsOf(resource)])));
  const ordered = new Set(order);
  return [...order.flatMap((address) => wanted.get(address) ?? []), ...desired.filter((resource) => !ordered.has(resource.address))];
}

function cycleFindings(desired: readonly DesiredResource[]): Diagnostic[] {
  const { cyclic } = orderByDependency(new Map(desired.map((resource) => [resource.address, needsOf(resource)])));
  return cyclic.map((address) => ({
    severity: "error",
    code: "ZL-PLAN-CYCLE",
    message: `${address} waits for itself, so nothing can say what comes first.`,
    target: { address },
    hint: "Remove one of the references that lead back to it.",
  }));
}

function singletonFindings(steps: readonly Draft[]): Diagnostic[] {
  return steps
    .filter((step) => step.desired?.singleton && step.action === "update" && step.changes.some((change) => change.forcesReplacement))
    .map((step) => ({
      severity: "error",
      code: "ZL-PLAN-SINGLETON",
      message: `${step.address} is shared by the whole ${step.desired?.singleton} and would have to be replaced.`,
      target: { component: step.component, address: step.address },
      why: "Other environments use it: replacing it would break them.",
      hint: "Keep the setting that it has now, or change it by hand with everybody who uses it.",
    }));
}

function usedSecrets(desired: readonly DesiredResource[], digests: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const used: Record<string, string> = {};
  for (const resource of desired) {
    walkValue(resource.properties, (value) => {
      const name = typeof value === "object" && value !== null && "$secret" in value ? String(value["$secret"]) : undefined;
      const today = name === undefined ? undefined : digests[name];
      if (name !== undefined && today !== undefined) used[name] = today;
    });
  }
  return used;
}

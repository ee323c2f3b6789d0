import type { Address, Diagnostic } from "@zerolake/resources";
import { reasonToKeep } from "./keep-resources.ts";
import type { PlanStep, RecordedResource } from "./plan.ts";

/** What a person would miss: a broken creation has never held anything. */
export function isProtected(prior: RecordedResource | undefined): boolean {
  return prior !== undefined && prior.condition !== "broken" && (prior.holdsData || prior.retain);
}

/** Whether a destruction may remove it only with a consent: what is kept anyway needs none. */
export function needsConsent(recorded: RecordedResource): boolean {
  return isProtected(recorded) && reasonToKeep(recorded) === undefined;
}

/** Addresses that a destruction leaves alone because nobody consented to losing what they hold. */
export function dataWithoutConsent(recorded: readonly RecordedResource[], consents: readonly Address[]): readonly Address[] {
  const consented = new Set(consents);
  return recorded.filter((resource) => needsConsent(resource) && !consented.has(resource.address)).map(({ address }) => address);
}

/** Steps that lose data need a consent for their very address; without it the plan cannot be approved, but says why. */
export function protectData(steps: readonly PlanStep[], consents: readonly Address[]): Diagnostic[] {
  const consented = new Set(consents);
  return steps
    .filter((step) => step.risk === "dataLoss" && !consented.has(step.address))
    .map((step) => ({
      severity: "error",
      code: "ZL-PLAN-DATA-LOSS",
      message: `${step.address} holds data and would be ${step.action === "replace" ? "replaced" : "destroyed"}: ${step.because}.`,
      target: { component: step.component, address: step.address },
      why: "What it holds is lost and cannot be brought back.",
      hint: "Undo the change, or consent to losing the data of this resource by name.",
    }));
}

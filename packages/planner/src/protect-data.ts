import type { Address, Diagnostic } from "@zerolake/resources";
import { reasonToKeep } from "./keep-resources.ts";
import type { PlanStep, RecordedResource } from "./plan.ts";

/** What a person would miss: what holds data, and what somebody else made before it was imported. A broken creation has never held anything. */
export function isProtected(prior: RecordedResource | undefined): boolean {
  return prior !== undefined && prior.condition !== "broken" && (prior.holdsData || prior.retain || prior.isImported === true);
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

type Losing = Omit<PlanStep, "waitsFor">;

/** Marks the steps that a person consented to, by their very address: the consent is part of the bytes that are approved. */
export function markConsents<Step extends Losing>(steps: readonly Step[], consents: readonly Address[]): Step[] {
  const consented = new Set(consents);
  return steps.map((step) => (step.risk === "dataLoss" && consented.has(step.address) ? { ...step, hasConsent: true } : step));
}

/** Steps that lose data without a consent: the plan cannot be approved, but says why. */
export function protectData(steps: readonly Losing[]): Diagnostic[] {
  return steps
    .filter((step) => step.risk === "dataLoss" && !step.hasConsent)
    .map((step) => ({
      severity: "error",
      code: "ZL-PLAN-DATA-LOSS",
      message: `${step.address} ${whyProtected(step)} and would be ${step.action === "replace" ? "replaced" : "destroyed"}: ${step.because}.`,
      target: { component: step.component, address: step.address },
      why: "What it holds is lost and cannot be brought back.",
      hint: "Undo the change, or consent to losing the data of this resource by name.",
    }));
}

function whyProtected({ prior }: Losing): string {
  return prior?.isImported && !prior.holdsData ? "was imported" : "holds data";
}

/**
 * Whether what a step removes may be emptied first: somebody consented, or it was never for keeping anything. A creation
 * that broke needs no consent to go, but whatever is in it all the same stays.
 */
export function mayBeEmptied({ hasConsent, prior }: Pick<PlanStep, "hasConsent" | "prior">): boolean {
  return hasConsent === true || (prior !== undefined && !prior.holdsData && !prior.retain && !prior.isImported);
}

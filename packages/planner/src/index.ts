export { attributeOf } from "./attribute-of.ts";
export { comparePlans, type PlanDifference } from "./compare-plans.ts";
export { deposedAddress } from "./deposed-address.ts";
export { criticalPathMinutes, operationMinutes } from "./expected-minutes.ts";
export { followImports } from "./follow-imports.ts";
export { planHash, stateHash } from "./hashes.ts";
export {
  type LeftOut,
  PLAN_ACTIONS,
  type Plan,
  type PlanAction,
  type PlanDrift,
  type PlanStep,
  type PlanTotals,
  type PropertyChange,
  type RecordedResource,
  type Risk,
} from "./plan.ts";
export { planAgain } from "./plan-again.ts";
export { type ApplyInput, planApply } from "./plan-apply.ts";
export { type DestroyInput, planDestroy } from "./plan-destroy.ts";
export { minutesToWake, planHibernation } from "./plan-hibernation.ts";
export {
  makeId,
  type OperationId,
  type OperationPhase,
  orderOperations,
  type PlanOperation,
  planOperations,
  removeId,
} from "./plan-operations.ts";
export { planSchema, planTotalsSchema, recordedResourceSchema } from "./plan-schema.ts";
export { dataWithoutConsent, mayBeEmptied, needsConsent } from "./protect-data.ts";
export { isResolved, recordExisting, resolveThrough } from "./record-existing.ts";
export { renderPlanText, SYMBOL_OF_ACTION, totalsLine } from "./render-plan-text.ts";
export { isEmptyPlan, totalsOf } from "./totals.ts";
export { whyNotApprovable } from "./why-not-approvable.ts";
export { withDependants } from "./with-dependants.ts";
export { withDrift } from "./with-drift.ts";

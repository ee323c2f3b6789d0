export { UNMEASURED_ON_AWS } from "./aws/unmeasured.ts";
export { UNMEASURED_ON_AZURE } from "./azure/unmeasured.ts";
export { UNMEASURED_ON_GOOGLE } from "./gcp/unmeasured.ts";
export { type Health, healthOf } from "./health-of.ts";
export { carryOn, judge, type Moment } from "./judge.ts";
export {
  type HealthFacts,
  type MeasuredResource,
  SIGNAL_KINDS,
  SIGNAL_UNITS,
  type Signal,
  type SignalKind,
  type SignalUnit,
  type Threshold,
} from "./signal.ts";
export { type SignalRow, type SignalTable } from "./signal-row.ts";
export { signalsOf } from "./signals-of.ts";
export { UNMEASURED_BESIDE_CLOUDS } from "./unmeasured-beside-clouds.ts";
export { HEALTH_STATUSES, type HealthStatus, type Verdict } from "./verdict.ts";

export {
  canMove,
  type DeploymentTrigger,
  MOVES,
  type Mover,
  nextState,
  ruleOf,
  STATE_WORDS,
  statesAfter,
} from "./deployment-machine.ts";
export {
  DEPLOYMENT_STATES,
  type DeploymentState,
  HOLDING_STATES,
  isTerminal,
  TERMINAL_STATES,
} from "./deployment-state.ts";
export {
  type CloudDriver,
  type CloudError,
  type CloudIdentity,
  CloudRefusalError,
  ERROR_CAUSES,
  ERROR_CLASSES,
  type ErrorCause,
  type ErrorClass,
  NoAnswerError,
  type ObservedResource,
  type OperationStatus,
  type ResourceRequest,
} from "./driver-port.ts";
export { adoptedPrior } from "./engine/adopted-prior.ts";
export { advanceRun } from "./engine/advance-run.ts";
export { createRateLimiter, DEFAULT_LIMITS, type LimitSettings, type RateLimiter } from "./engine/limits.ts";
export type { SecretResolver } from "./engine/secret-resolver.ts";
export { DEFAULT_ENGINE_SETTINGS, type EngineClock, type EngineDeps, type EngineSettings, type SingletonKey } from "./engine/turn.ts";
export { cloudErrorSchema, runEventSchema } from "./event-schema.ts";
export type { LogLevel, NumberedEvent, RunEvent, VerificationCheck } from "./events.ts";
export type { Activity, CloudActivity, CloudInventory, ExistingResource, OwnedListing, OwnedResource } from "./inventory-port.ts";
export {
  type Intent,
  type IntentVerdict,
  type Journal,
  type JournalEntry,
  LeaseLostError,
  type RecordChange,
  type RunSnapshot,
  type TurnOutcome,
} from "./journal-port.ts";
export type {
  AzureMonitorMetric,
  AzureMonitorQuery,
  CloudMetrics,
  CloudMonitoringMetric,
  CloudMonitoringQuery,
  CloudWatchMetric,
  CloudWatchQuery,
  ConfluentMetric,
  ConfluentQuery,
  FailedRunsQuery,
  MetricAnswer,
  MetricPoint,
  MetricQuery,
  MetricQuestion,
} from "./metrics-port.ts";
export { OPERATION_KINDS, type OperationKind } from "./operation-kind.ts";
export { type OperationIdentity, tokenFor } from "./operation-token.ts";
export {
  type AvailabilityQuestion,
  type NameQuestion,
  type PermissionQuestion,
  PREFLIGHT_ANSWERS,
  PREFLIGHT_AREAS,
  type PreflightAnswer,
  type PreflightArea,
  type PreflightQuestion,
  type PreflightVerdict,
  type QuotaQuestion,
  type RegionQuestion,
  type ServiceQuestion,
} from "./preflight-port.ts";
export type { CallOptions, OwnerTags, ResourceIdentity } from "./resource-identity.ts";
export { describeEvent } from "./view/describe-event.ts";
export { foldRun } from "./view/fold-run.ts";
export {
  type ComponentView,
  emptyRunView,
  type LogLine,
  type RunCounts,
  type RunView,
  STEP_STATUSES,
  type StepStatus,
  type StepView,
  type TakeoverView,
} from "./view/run-view.ts";

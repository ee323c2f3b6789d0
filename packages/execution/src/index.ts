export {
  canMove,
  DEPLOYMENT_STATES,
  type DeploymentState,
  HOLDING_STATES,
  isTerminal,
  TERMINAL_STATES,
  TRANSITIONS,
} from "./deployment-state.ts";
export {
  type CallOptions,
  type CloudDriver,
  type CloudError,
  ERROR_CAUSES,
  ERROR_CLASSES,
  type ErrorCause,
  type ErrorClass,
  NoAnswerError,
  type ObservedResource,
  type OperationStatus,
  type OwnerTags,
  type ResourceIdentity,
  type ResourceRequest,
} from "./driver-port.ts";
export type { LogLevel, NumberedEvent, RunEvent } from "./events.ts";
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
export { OPERATION_KINDS, type OperationKind } from "./operation-kind.ts";

import type { LogLevel, RunEvent } from "../events.ts";
import type { OperationKind } from "../operation-kind.ts";

const DOING: Readonly<Record<OperationKind, string>> = {
  create: "Creating",
  update: "Changing",
  delete: "Destroying",
  read: "Looking up",
  adopt: "Adopting",
};

/** The line of the log that an event becomes. */
export function describeEvent(event: RunEvent): { readonly level: LogLevel; readonly message: string; readonly address?: string } {
  if (event.type === "log") return event.address ? { level: event.level, message: event.message, address: event.address } : event;
  if ("address" in event) return { level: levelOf(event), message: describeStep(event), address: event.address };
  return { level: levelOf(event), message: describeRun(event) };
}

type StepEvent = Exclude<Extract<RunEvent, { readonly address: string }>, { readonly type: "log" }>;
type DeploymentEvent = Exclude<RunEvent, StepEvent | { readonly type: "log" }>;

/** That the cloud is still at it is worth knowing only for who asks; that it refuses or does not answer is for everybody. */
const LEVEL_OF_WAIT = { cloud: "debug", propagation: "debug", retry: "warning", throttled: "warning" } as const;

function levelOf(event: RunEvent): LogLevel {
  if (event.type === "stepFailed") return "error";
  if (event.type === "finished") return event.result === "failed" ? "error" : "info";
  if (event.type === "verified") return event.checks.every(({ result }) => result === "passed") ? "info" : "warning";
  if (event.type === "stepWaiting") return LEVEL_OF_WAIT[event.reason];
  return event.type === "stepSkipped" || event.type === "stepUncertain" || event.type === "takenOver" ? "warning" : "info";
}

function describeStep(event: StepEvent): string {
  switch (event.type) {
    case "stepStarted":
      return event.attempt > 1 ? `${DOING[event.operation]}, attempt ${event.attempt}` : DOING[event.operation];
    case "stepAccepted":
      return "The cloud accepted it and works on it";
    case "stepWaiting":
    case "stepProgressed":
    case "stepUncertain":
      return event.detail;
    case "stepSucceeded":
      return event.identifier ? `Done: ${event.identifier}` : "Done";
    case "stepFailed":
      return `Failed: ${event.error.message} (${event.error.code}). ${event.error.remedy}`;
    case "stepSkipped":
      return `Skipped: ${event.because}`;
  }
}

function describeRun(event: DeploymentEvent): string {
  switch (event.type) {
    case "stateChanged":
      return event.by ? `${STATE_SENTENCES[event.to]} by ${event.by}` : STATE_SENTENCES[event.to];
    case "planned":
      return "The plan is ready";
    case "waitingForEnvironment":
      return `Waits for deployment #${event.behind}, which holds the environment`;
    case "cancelRequested":
      return `${event.by} cancelled: nothing new starts, calls in flight are followed to their end`;
    case "takenOver":
      return `The worker stopped. Another took over and asks the cloud about ${event.openIntents} open ${event.openIntents === 1 ? "call" : "calls"}`;
    case "verified":
      return event.checks.map(({ expected, found }) => `Expected ${expected}; found ${found}`).join(". ");
    case "finished":
      return event.summary;
  }
}

const STATE_SENTENCES = {
  queued: "Queued",
  planning: "Planning",
  awaitingApproval: "Awaiting approval",
  approved: "Approved",
  applying: "Applying",
  verifying: "Verifying",
  succeeded: "Succeeded",
  failed: "Failed",
  cancelled: "Cancelled",
  discarded: "Discarded",
} as const;

import type { Value } from "@zerolake/resources";

/** Parts of Amazon States Language that several steps use. */
export type State = Readonly<Record<string, Value>>;
export type States = Readonly<Record<string, State>>;

export interface WorkflowOptions {
  readonly retries: number;
  /** First part of the cloud's own ARNs, e.g. `aws`. */
  readonly partition: string;
}

const POLL_SECONDS = 30;
const RETRY_SECONDS = 60;
const BACKOFF_RATE = 2;

/** The ARN by which a workflow calls a service. */
export function integration({ partition }: WorkflowOptions, action: string): string {
  return `arn:${partition}:states:::${action}`;
}

/** Tries again after every failure, as often as wished, each time after a longer pause. */
export function retry({ retries }: WorkflowOptions): State {
  if (retries === 0) return {};
  return { Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: RETRY_SECONDS, MaxAttempts: retries, BackoffRate: BACKOFF_RATE }] };
}

export function wait(Next: string): State {
  return { Type: "Wait", Seconds: POLL_SECONDS, Next };
}

interface Ending {
  readonly name: string;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  readonly next: string;
}

/** Goes on, fails, or waits again, by the status that was seen last. */
export function ended({ name, succeeded, failed, next }: Ending): State {
  return {
    Type: "Choice",
    Choices: [...choices(succeeded, next), ...choices(failed, `${name}, failed`)],
    Default: `${name}, wait`,
  };
}

export function fail(name: string, Cause: string): State {
  return { Type: "Fail", Error: name, Cause };
}

function choices(statuses: readonly string[], Next: string) {
  return statuses.map((status) => ({ Variable: "$.seen.status", StringEquals: status, Next }));
}

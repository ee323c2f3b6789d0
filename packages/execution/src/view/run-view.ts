import type { Plan, PlanAction, PlanTotals } from "@zerolake/planner";
import type { DeploymentState } from "../deployment-state.ts";
import type { CloudError } from "../driver-port.ts";
import type { LogLevel, VerificationCheck } from "../events.ts";
import type { OperationKind } from "../operation-kind.ts";

export const STEP_STATUSES = [
  "notStarted",
  "running",
  "waiting",
  "succeeded",
  "failed",
  "skipped",
  "uncertain",
  "deferred",
  "unchanged",
] as const;
/** `running`: a call is made or the cloud works on it; `waiting`: held up by a retry, throttling or propagation. */
export type StepStatus = (typeof STEP_STATUSES)[number];

export interface StepView {
  readonly address: string;
  readonly component: string;
  readonly action: PlanAction;
  readonly status: StepStatus;
  /** 0 before it started. */
  readonly attempt: number;
  readonly operation?: OperationKind;
  /** ISO times; a retry keeps the first start. */
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly expectedMinutes: readonly [number, number];
  readonly identifier?: string;
  readonly waiting?: {
    readonly reason: "cloud" | "retry" | "throttled" | "propagation";
    readonly nextLookAt: string;
    readonly asked: number;
  };
  /** The last thing that was said about it. */
  readonly detail?: string;
  readonly error?: CloudError;
}

export interface ComponentView {
  readonly component: string;
  /** The worst of its steps; half-way between not started and done is `running`. */
  readonly status: StepStatus;
  readonly done: number;
  readonly total: number;
  readonly startedAt?: string;
  readonly endedAt?: string;
}

export interface RunCounts {
  readonly done: number;
  readonly running: number;
  readonly waiting: number;
  readonly failed: number;
  readonly skipped: number;
  readonly uncertain: number;
  readonly notStarted: number;
}

export interface LogLine {
  readonly sequence: number;
  readonly at: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly address?: string;
}

export interface TakeoverView {
  readonly at: string;
  readonly openIntents: number;
  /** Addresses whose call was open then and is still unexplained; empty means that all are accounted for. */
  readonly unexplained: readonly string[];
}

/** What a person sees of a deployment. */
export interface RunView {
  /** Number of the last event inside; 0 when there is none. The cursor to go on from. */
  readonly lastSequence: number;
  readonly state: DeploymentState;
  readonly planHash?: string;
  readonly totals?: PlanTotals;
  readonly expectedMinutes?: readonly [number, number];
  /** Number of the deployment that holds the environment, while this one waits for it. */
  readonly behind?: number;
  /** When each state was entered, ISO times. */
  readonly enteredAt: Readonly<Partial<Record<DeploymentState, string>>>;
  readonly steps: Readonly<Record<string, StepView>>;
  readonly components: Readonly<Record<string, ComponentView>>;
  readonly counts: RunCounts;
  readonly cancel?: { readonly by: string; readonly at: string };
  readonly takeovers: readonly TakeoverView[];
  /** What the last look after the apply found, and when it was told. */
  readonly verification?: { readonly at: string; readonly checks: readonly VerificationCheck[] };
  readonly log: readonly LogLine[];
  readonly summary?: string;
}

const NO_COUNTS: RunCounts = { done: 0, running: 0, waiting: 0, failed: 0, skipped: 0, uncertain: 0, notStarted: 0 };

/** A deployment before its first event. With the plan every step is listed from the start. */
export function emptyRunView(plan?: Pick<Plan, "steps">): RunView {
  const steps = Object.fromEntries((plan?.steps ?? []).map((step) => [step.address, plannedStep(step)]));
  const base = {
    lastSequence: 0,
    state: "queued",
    enteredAt: {},
    steps,
    components: {},
    counts: NO_COUNTS,
    takeovers: [],
    log: [],
  } as const;
  return { ...base, ...summariseSteps(steps) };
}

function plannedStep({ address, component, action, desired, prior }: Plan["steps"][number]): StepView {
  const status = action === "none" ? "unchanged" : action === "deferred" ? "deferred" : "notStarted";
  const expectedMinutes = desired?.expectedMinutes ?? prior?.expectedMinutes ?? [0, 0];
  return { address, component, action, status, attempt: 0, expectedMinutes };
}

/** Worst first. */
const WORST_FIRST: readonly StepStatus[] = [
  "failed",
  "uncertain",
  "skipped",
  "waiting",
  "running",
  "notStarted",
  "succeeded",
  "deferred",
  "unchanged",
];

const COUNT_OF_STATUS: Readonly<Partial<Record<StepStatus, keyof RunCounts>>> = {
  succeeded: "done",
  running: "running",
  waiting: "waiting",
  failed: "failed",
  skipped: "skipped",
  uncertain: "uncertain",
  notStarted: "notStarted",
};

/** Roll-up by component and the numbers of the header. Linear in steps. */
export function summariseSteps(steps: Readonly<Record<string, StepView>>): Pick<RunView, "components" | "counts"> {
  const counts = { ...NO_COUNTS };
  const groups = new Map<string, StepView[]>();
  for (const step of Object.values(steps)) {
    const count = COUNT_OF_STATUS[step.status];
    if (count) counts[count] += 1;
    const group = groups.get(step.component);
    if (group) group.push(step);
    else groups.set(step.component, [step]);
  }
  const components = Object.fromEntries([...groups].map(([component, members]) => [component, summariseComponent(component, members)]));
  return { components, counts };
}

function summariseComponent(component: string, steps: readonly StepView[]): ComponentView {
  const statuses = new Set(steps.map((step) => step.status));
  const worst = WORST_FIRST.find((status) => statuses.has(status)) ?? "unchanged";
  const status = worst === "notStarted" && statuses.has("succeeded") ? "running" : worst;
  const changing = steps.filter((step) => step.status !== "unchanged" && step.status !== "deferred");
  const isOver = changing.every((step) => step.endedAt !== undefined);
  const startedAt = earliest(steps.flatMap((step) => step.startedAt ?? []));
  const endedAt = isOver ? steps.flatMap((step) => step.endedAt ?? []).reduce<string | undefined>(later, undefined) : undefined;
  return {
    component,
    status,
    done: changing.filter((step) => step.status === "succeeded").length,
    total: changing.length,
    ...(startedAt ? { startedAt } : {}),
    ...(endedAt ? { endedAt } : {}),
  };
}

function earliest(times: readonly string[]): string | undefined {
  return times.reduce<string | undefined>((first, time) => (first === undefined || time < first ? time : first), undefined);
}

function later(last: string | undefined, time: string): string {
  return last === undefined || time > last ? time : last;
}

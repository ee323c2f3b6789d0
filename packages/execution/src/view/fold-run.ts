import type { NumberedEvent, RunEvent } from "../events.ts";
import { describeEvent } from "./describe-event.ts";
import { type LogLine, type RunView, type StepView, summariseSteps, type TakeoverView } from "./run-view.ts";

/** A view under construction: copied once per fold, so that folding is linear in steps and events. */
interface Draft {
  view: Omit<RunView, "steps" | "log" | "takeovers" | "components" | "counts">;
  readonly steps: Record<string, StepView>;
  readonly log: LogLine[];
  takeovers: readonly TakeoverView[];
}

/**
 * Adds events to a view. Events that are already inside (by their number) are ignored, so replays and overlaps are harmless, and
 * folding in parts gives the same as folding at once.
 */
export function foldRun(view: RunView, events: readonly NumberedEvent[]): RunView {
  const fresh = events.filter((event) => event.sequence > view.lastSequence);
  if (fresh.length === 0) return view;
  const { steps, log, takeovers, components: _components, counts: _counts, ...rest } = view;
  const draft: Draft = { view: rest, steps: { ...steps }, log: [...log], takeovers };
  for (const event of fresh) {
    if (event.sequence <= draft.view.lastSequence) continue;
    draft.view = { ...draft.view, lastSequence: event.sequence };
    draft.log.push({ sequence: event.sequence, at: event.at, ...describeLine(event.event) });
    applyToRun(draft, event);
    applyToStep(draft, event);
  }
  return { ...draft.view, steps: draft.steps, log: draft.log, takeovers: draft.takeovers, ...summariseSteps(draft.steps) };
}

function describeLine(event: RunEvent): Omit<LogLine, "sequence" | "at"> {
  const { level, message, address } = describeEvent(event);
  return address === undefined ? { level, message } : { level, message, address };
}

function applyToRun(draft: Draft, { event, at }: NumberedEvent): void {
  switch (event.type) {
    case "stateChanged": {
      const { behind: _behind, ...rest } = draft.view;
      draft.view = { ...rest, state: event.to, enteredAt: { ...rest.enteredAt, [event.to]: at } };
      return;
    }
    case "planned":
      draft.view = { ...draft.view, planHash: event.planHash, totals: event.totals, expectedMinutes: event.expectedMinutes };
      return;
    case "waitingForEnvironment":
      draft.view = { ...draft.view, behind: event.behind };
      return;
    case "cancelRequested":
      draft.view = { ...draft.view, cancel: draft.view.cancel ?? { by: event.by, at } };
      return;
    case "takenOver":
      draft.takeovers = [...draft.takeovers, { at, openIntents: event.openIntents, unexplained: openAddresses(draft) }];
      return;
    case "verified":
      draft.view = { ...draft.view, verification: { at, checks: event.checks } };
      return;
    case "finished":
      draft.view = { ...draft.view, state: event.result, summary: event.summary };
      return;
    default:
      return;
  }
}

function openAddresses(draft: Draft): readonly string[] {
  return Object.values(draft.steps)
    .filter((step) => step.status === "running" || step.status === "waiting")
    .map((step) => step.address);
}

function applyToStep(draft: Draft, { event, at }: NumberedEvent): void {
  if (event.type === "log" || !("address" in event)) return;
  const before = draft.steps[event.address];
  const after = nextStep(before ?? unplannedStep(event), event, at);
  draft.steps[event.address] = after;
  if (event.type === "stepStarted" || draft.takeovers.length === 0) return;
  draft.takeovers = draft.takeovers.map((takeover) =>
    takeover.unexplained.includes(event.address)
      ? { ...takeover, unexplained: takeover.unexplained.filter((address) => address !== event.address) }
      : takeover,
  );
}

type StepEvent = Exclude<Extract<RunEvent, { readonly address: string }>, { readonly type: "log" }>;

/** Without the plan, what an event says is all there is. */
function unplannedStep(event: StepEvent): StepView {
  const component = "component" in event ? event.component : (event.address.split(".")[0] ?? event.address);
  const action = "action" in event ? event.action : "none";
  const expectedMinutes = "expectedMinutes" in event ? event.expectedMinutes : ([0, 0] as const);
  return { address: event.address, component, action, status: "notStarted", attempt: 0, expectedMinutes };
}

function nextStep(before: StepView, event: StepEvent, at: string): StepView {
  const { waiting: _waiting, ...step } = before;
  const identifier = "identifier" in event && event.identifier !== undefined ? { identifier: event.identifier } : {};
  switch (event.type) {
    case "stepStarted": {
      const { error: _error, endedAt: _endedAt, ...rest } = step;
      return { ...rest, status: "running", attempt: event.attempt, operation: event.operation, startedAt: step.startedAt ?? at };
    }
    case "stepAccepted":
      return { ...step, ...identifier, status: "running" };
    case "stepWaiting": {
      const { reason, nextLookAt, asked } = event;
      return { ...step, status: reason === "cloud" ? "running" : "waiting", waiting: { reason, nextLookAt, asked }, detail: event.detail };
    }
    case "stepProgressed":
      return { ...step, ...identifier, status: "running", detail: event.detail };
    case "stepSucceeded":
      return { ...step, ...identifier, status: "succeeded", endedAt: at };
    case "stepFailed":
      return { ...step, status: "failed", error: event.error, endedAt: at };
    case "stepSkipped":
      return { ...step, status: "skipped", detail: event.because, endedAt: at };
    case "stepUncertain":
      return { ...step, status: "uncertain", detail: event.detail, endedAt: at };
  }
}

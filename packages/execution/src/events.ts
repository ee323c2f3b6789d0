import type { PlanAction, PlanTotals } from "@zerolake/planner";
import type { DeploymentState } from "./deployment-state.ts";
import type { CloudError } from "./driver-port.ts";
import type { OperationKind } from "./operation-kind.ts";

export type LogLevel = "debug" | "info" | "warning" | "error";

/** `recordedResources`: each is read again in the cloud; `planAgain`: the same plan, made again, changes nothing. */
export const VERIFICATION_CHECKS = ["recordedResources", "planAgain"] as const;
/** `unknown`: it could not be found out, which proves nothing either way. */
export const VERIFICATION_RESULTS = ["passed", "failed", "unknown"] as const;

/** One thing that was looked at after an apply, with what should have been and what was. */
export interface VerificationCheck {
  readonly name: (typeof VERIFICATION_CHECKS)[number];
  readonly result: (typeof VERIFICATION_RESULTS)[number];
  readonly expected: string;
  readonly found: string;
  readonly tookMs: number;
  /** Resources that are not as expected, with what is known of each. */
  readonly deviations: readonly { readonly address: string; readonly text: string }[];
}

/**
 * Everything a run can say, as a closed union. The database numbers the events of a deployment without gaps;
 * `foldRun` turns them into what a person sees. No event carries a secret.
 */
export type RunEvent =
  | {
      readonly type: "stateChanged";
      readonly from: DeploymentState;
      readonly to: DeploymentState;
      readonly by?: string;
      readonly comment?: string;
    }
  | {
      readonly type: "planned";
      readonly planHash: string;
      readonly totals: PlanTotals;
      readonly expectedMinutes: readonly [number, number];
    }
  | { readonly type: "waitingForEnvironment"; readonly behind: number }
  | {
      readonly type: "stepStarted";
      readonly address: string;
      readonly component: string;
      readonly action: PlanAction;
      /** A replacement starts twice: once for each half. */
      readonly operation: OperationKind;
      readonly attempt: number;
      readonly expectedMinutes: readonly [number, number];
    }
  | { readonly type: "stepAccepted"; readonly address: string; readonly operation: string; readonly identifier?: string }
  | {
      readonly type: "stepWaiting";
      readonly address: string;
      readonly reason: "cloud" | "retry" | "throttled" | "propagation";
      readonly detail: string;
      readonly nextLookAt: string;
      readonly asked: number;
    }
  /** Half of a replacement is done, or something worth telling happened; the step goes on. */
  | { readonly type: "stepProgressed"; readonly address: string; readonly detail: string; readonly identifier?: string }
  | { readonly type: "stepSucceeded"; readonly address: string; readonly action: PlanAction; readonly identifier?: string }
  | { readonly type: "stepFailed"; readonly address: string; readonly action: PlanAction; readonly error: CloudError }
  | { readonly type: "stepSkipped"; readonly address: string; readonly because: string }
  | { readonly type: "stepUncertain"; readonly address: string; readonly detail: string }
  | { readonly type: "log"; readonly level: LogLevel; readonly message: string; readonly address?: string }
  | { readonly type: "cancelRequested"; readonly by: string }
  | { readonly type: "takenOver"; readonly openIntents: number }
  /** What the look after an apply found, before the run ends; a repeated look replaces it. */
  | { readonly type: "verified"; readonly checks: readonly VerificationCheck[] }
  | {
      readonly type: "finished";
      readonly result: Extract<DeploymentState, "succeeded" | "failed" | "cancelled" | "discarded">;
      readonly summary: string;
    };

export interface NumberedEvent {
  readonly deploymentId: string;
  /** 1, 2, 3 … within the deployment, in commit order. */
  readonly sequence: number;
  /** ISO 8601, from the database's clock. */
  readonly at: string;
  readonly event: RunEvent;
}

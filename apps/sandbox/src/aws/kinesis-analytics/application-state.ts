import { isArray, type Json, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";

export const APPLICATION = "AWS::KinesisAnalyticsV2::Application";

interface LogOption {
  readonly id: string;
  readonly logStreamArn: string;
}

/** What the service keeps beside the model of an application. */
export interface ApplicationState {
  /** The state that it is in, or will be in at `settlesAt`. */
  readonly target: "READY" | "RUNNING";
  readonly settlesAt: number;
  readonly version: number;
  readonly logOptions: readonly LogOption[];
  readonly allowNonRestoredState: boolean;
}

export function readState({ serviceState }: StoredResource): ApplicationState {
  const { target, settlesAt, version, logOptions, allowNonRestoredState } = serviceState;
  return {
    target: target === "RUNNING" ? "RUNNING" : "READY",
    settlesAt: typeof settlesAt === "number" ? settlesAt : 0,
    version: typeof version === "number" ? version : 1,
    logOptions: isArray(logOptions) ? (logOptions as unknown as readonly LogOption[]) : [],
    allowNonRestoredState: allowNonRestoredState === true,
  };
}

export function toServiceState(state: ApplicationState): JsonObject {
  return { ...state, logOptions: state.logOptions as unknown as Json };
}

export function statusAt({ target, settlesAt }: ApplicationState, now: number): string {
  if (settlesAt <= now) return target;
  return target === "RUNNING" ? "STARTING" : "STOPPING";
}

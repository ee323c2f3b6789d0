import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import type { Peer } from "../../../lowering.ts";

/** How a workflow starts something and sees how it ended: what a component says under its port `runs`. */
export interface RunStep {
  readonly start: {
    readonly method: "POST" | "PUT";
    readonly url: Value;
    readonly body?: Value;
  };
  /** Where the answer to the start says what was started, e.g. `name`. */
  readonly idPath?: string;
  /** Header of that answer that says it instead. */
  readonly idHeader?: string;
  readonly status: {
    /** `{id}` is what was started. */
    readonly url: Value;
    /** Where the answer says how it goes, e.g. `properties.status`. */
    readonly path: string;
    /** Words while it is still under way. */
    readonly running: readonly string[];
    readonly succeeded: string;
  };
  /** Whose tokens the service takes. */
  readonly audience: string;
}

/** One start for the workflow; a batch engine has one per table that it writes. */
export interface NamedStep {
  /** Unique in the workflow. */
  readonly name: string;
  readonly step: RunStep;
  /** Addresses of what it names. */
  readonly waitsFor: readonly string[];
}

const RUN_PROTOCOL = "rest-run";
/** Stands for what was started in the address of its status. */
export const STARTED_ID = "{id}";
/** Stands for the run of the workflow, which is another one each time. */
export const WORKFLOW_RUN = "@{pipeline().RunId}";

export function runOutputs(step: RunStep): PropertyMap {
  return { protocol: RUN_PROTOCOL, step: step as unknown as PropertyMap };
}

/** What a peer says about starting it; nothing when it cannot be started by a call. */
export function readRunStep({ outputs }: Pick<Peer, "outputs">): RunStep | undefined {
  return outputs["protocol"] === RUN_PROTOCOL && isMap(outputs["step"]) ? (outputs["step"] as unknown as RunStep) : undefined;
}

const ARM = "https://management.azure.com";

/** A job of Container Apps. */
export function startJob(jobId: string, apiVersion: string): PropertyMap {
  return runOutputs({
    start: { method: "POST", url: `${ARM}${jobId}/start?api-version=${apiVersion}`, body: "{}" },
    idPath: "name",
    status: {
      url: `${ARM}${jobId}/executions/${STARTED_ID}?api-version=${apiVersion}`,
      path: "properties.status",
      running: ["Running", "Processing", "Unknown"],
      succeeded: "Succeeded",
    },
    audience: `${ARM}/`,
  });
}

/** A run of Azure Machine Learning: it is made under a name of its own and ends under it. */
export function modelRun(workspaceId: string, name: string, body: Value): RunStep {
  const url = `${ARM}${workspaceId}/jobs/${name}-${WORKFLOW_RUN}?api-version=2025-06-01`;
  return {
    start: { method: "PUT", url, body },
    status: {
      url,
      path: "properties.status",
      running: [
        "NotStarted",
        "Starting",
        "Provisioning",
        "Preparing",
        "Queued",
        "Running",
        "Finalizing",
        "CancelRequested",
        "Paused",
        "Unknown",
      ],
      succeeded: "Completed",
    },
    audience: `${ARM}/`,
  };
}

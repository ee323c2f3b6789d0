import { type DesiredResource, sha256Hex } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { actsAsItself, rolesOf } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import type { QueryEnd } from "./query-route.ts";

const JOB = "Microsoft.StreamAnalytics/streamingjobs";
const LATE_SECONDS = 20;
const OUT_OF_ORDER_SECONDS = 5;

export interface AnalyticsJob {
  readonly inputs: readonly QueryEnd[];
  readonly outputs: readonly QueryEnd[];
  readonly query: string;
  readonly streamingUnits: number;
  /** An event that cannot be written stops the job instead of being left out. */
  readonly stopsOnErrors: boolean;
}

export function analyticsJobId(part: Part): string {
  return armId(part, JOB, nameOf(part, JOB, "job"));
}

/** A job with its ends and its query, running for as long as it stands. */
export function analyticsJob(context: LoweringContext, form: AnalyticsJob): readonly DesiredResource[] {
  const jobId = analyticsJobId(context);
  return [
    job(context, form.stopsOnErrors),
    ...form.inputs.map((end) => part(context, "input", end)),
    ...form.outputs.map((end) => part(context, "output", end)),
    azureResource(context, {
      name: "query",
      type: `${JOB}/transformations`,
      id: `${jobId}/transformations/main`,
      body: { properties: { streamingUnits: form.streamingUnits, query: form.query } },
      dependsOn: ["job", "input", "output"],
    }),
    // Its definition changes with the job's, so that a job which was stopped for a change is started again.
    azureResource(context, {
      name: "running",
      type: "Zerolake.StreamAnalytics/runningJobs",
      id: `${jobId}/run`,
      minutes: [1, 3],
      body: { job: jobId, definition: sha256Hex(JSON.stringify([form.inputs, form.outputs, form.query])).slice(0, 16) },
      dependsOn: [addressIn(context, "query"), "input", "output"],
    }),
  ];
}

function job(context: LoweringContext, stopsOnErrors: boolean): DesiredResource {
  return azureResource(context, {
    name: "job",
    type: JOB,
    id: analyticsJobId(context),
    minutes: [1, 2],
    body: {
      identity: actsAsItself(context),
      properties: {
        sku: { name: "Standard" },
        compatibilityLevel: "1.2",
        jobType: "Cloud",
        outputErrorPolicy: stopsOnErrors ? "Stop" : "Drop",
        eventsOutOfOrderPolicy: "Adjust",
        eventsOutOfOrderMaxDelayInSeconds: OUT_OF_ORDER_SECONDS,
        eventsLateArrivalMaxDelayInSeconds: LATE_SECONDS,
        dataLocale: "en-US",
        contentStoragePolicy: "SystemAccount",
      },
    },
  });
}

function part(context: LoweringContext, side: "input" | "output", { name, properties, waitsFor }: QueryEnd): DesiredResource {
  return azureResource(context, {
    name: side,
    key: name,
    type: `${JOB}/${side}s`,
    id: `${analyticsJobId(context)}/${side}s/${name}`,
    body: { properties },
    dependsOn: ["job", ...waitsFor, ...rolesOf(context)],
  });
}

import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { grant, identityEmail, identityMember, members, type PolicyTarget } from "../iam.ts";
import { nameOf, pathOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { beforeProgram, type ProgramOptions, program, waitingForImage } from "./program.ts";

const JOB = "run.job";
const SCHEDULE = "cloudscheduler.job";
const API = "https://run.googleapis.com/v2";
/** A start that was refused is tried once more. */
const RETRIES = 1;

export interface JobOptions extends Omit<ProgramOptions, "port"> {
  /** Longest run. */
  readonly seconds: number;
  /** Something other than an image that it cannot run without. */
  readonly waitsFor?: string | undefined;
}

export function jobPath(part: Named): string {
  return pathOf(part, JOB, { name: nameOf(part, JOB, "job") });
}

/** Address that a run is started at. */
export function jobRunUrl(part: Named): string {
  return `${API}/${jobPath(part)}:run`;
}

/** What whoever starts the job needs. */
export function startJob(part: Named): readonly Statement[] {
  return [grant("roles/run.jobsExecutor", onJob(part)), grant("roles/run.viewer", onJob(part))];
}

function onJob(part: Named): PolicyTarget {
  return { type: JOB, path: jobPath(part), after: addressIn(part, "job"), isLate: true };
}

/** A container that is started, does its work and ends. */
export function runJob(context: LoweringContext, { waitsFor, seconds, ...options }: JobOptions): DesiredResource {
  return gcpResource(context, {
    name: "job",
    type: JOB,
    at: { name: nameOf(context, JOB, "job") },
    properties: {
      template: { taskCount: 1, parallelism: 1, template: { ...program(context, options), timeout: `${seconds}s`, maxRetries: 1 } },
    },
    dependsOn: beforeProgram(context),
    ...waitingForImage(options.image),
    ...(waitsFor === undefined ? {} : { deferredUntil: waitsFor }),
  });
}

/** Starts the job by itself, with the job's own identity, where no workflow does. */
export function jobSchedule(context: LoweringContext, cron: string): readonly DesiredResource[] {
  const name = nameOf(context, SCHEDULE, "schedule");
  return [
    ...members(context, { name: "start", member: identityMember(context), statements: startJob(context) }),
    gcpResource(context, {
      name: "schedule",
      type: SCHEDULE,
      at: { name },
      properties: {
        name: pathOf(context, SCHEDULE, { name }),
        description: `Runs of ${context.component.id}`,
        schedule: cron,
        timeZone: "Etc/UTC",
        retryConfig: { retryCount: RETRIES },
        httpTarget: {
          uri: jobRunUrl(context),
          httpMethod: "POST",
          oauthToken: { serviceAccountEmail: identityEmail(context) },
        },
      },
      dependsOn: ["job", "start"],
    }),
  ];
}

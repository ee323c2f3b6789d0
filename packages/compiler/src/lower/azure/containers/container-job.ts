import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { actsAsItself, rolesOf } from "../access.ts";
import { ownId } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { secretAddresses } from "../secrets/use-secret.ts";
import { type ContainerProgram, containerConfiguration, containerOf, environmentOf, waitingForProgram } from "./container-program.ts";

const JOB = "Microsoft.App/jobs";
const ONE = { parallelism: 1, replicaCompletionCount: 1 };

export interface ContainerJob extends ContainerProgram {
  /** Cron of five fields in UTC; absent = somebody starts it. */
  readonly schedule?: string | undefined;
  readonly timeLimitSeconds: number;
}

/** A container that runs, ends and runs again. */
export function containerJob(context: LoweringContext, job: ContainerJob): DesiredResource {
  return azureResource(context, {
    name: "job",
    type: JOB,
    id: jobId(context),
    minutes: [1, 2],
    body: {
      identity: actsAsItself(context),
      properties: {
        environmentId: environmentOf(context),
        workloadProfileName: "Consumption",
        configuration: {
          ...triggerOf(job),
          replicaTimeout: job.timeLimitSeconds,
          replicaRetryLimit: 1,
          ...containerConfiguration(context, job),
        },
        template: { containers: [containerOf(context, job)] },
      },
    },
    dependsOn: [...rolesOf(context), ...secretAddresses(context, Object.values(job.secrets ?? {}))],
    ...waitingForProgram(job),
  });
}

/** Known before it exists: whoever starts the job names it. */
export function jobId(part: Part): string {
  return ownId(part, JOB, "job");
}

function triggerOf({ schedule }: ContainerJob): LooseMap {
  if (schedule !== undefined) return { triggerType: "Schedule", scheduleTriggerConfig: { ...ONE, cronExpression: schedule } };
  return { triggerType: "Manual", manualTriggerConfig: ONE };
}

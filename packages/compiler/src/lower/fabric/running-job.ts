import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../lowering.ts";
import { ref } from "../part-address.ts";
import { serviceResource } from "../services/service-resource.ts";
import { startedFor } from "./started-for.ts";
import { inWorkspace } from "./workspace-place.ts";

export interface RunningJob {
  readonly name: string;
  readonly jobType: string;
  /** What runs: another definition is another run. */
  readonly item: DesiredResource;
  /** Logical name of the item inside the component. */
  readonly itemName: string;
  readonly dependsOn?: readonly string[];
}

/** A job that is started with the deployment and runs on; one that has ended is started again by the next deployment. */
export function runningJob(context: LoweringContext, { name, jobType, item, itemName, dependsOn = [] }: RunningJob): DesiredResource {
  return serviceResource(context, {
    name,
    type: "fabric.jobInstance",
    path: inWorkspace(context, "items", ref(context, itemName, "id"), "jobs", jobType, "instances"),
    minutes: [1, 5],
    properties: startedFor(JSON.stringify(item.properties["definition"] ?? null)),
    dependsOn,
  });
}

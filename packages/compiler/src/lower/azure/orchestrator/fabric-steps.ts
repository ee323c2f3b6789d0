import { join, reference } from "@zerolake/resources";
import type { LoweringContext, Peer } from "../../../lowering.ts";
import { inWorkspace } from "../../fabric/workspace-place.ts";
import { fabricJobs } from "./fabric-jobs.ts";
import { type NamedStep, STARTED_ID } from "./run-steps.ts";

const API = "https://api.fabric.microsoft.com";

/** How a workflow outside Fabric starts the jobs of its Spark; the answer says in a header where to ask about the run. */
export function fabricSteps(context: LoweringContext, peer: Peer): readonly NamedStep[] {
  return fabricJobs(context, peer).map(({ key, address }) => {
    const instances = inWorkspace(context, "items", reference(address, "id"), "jobs", "sparkjob", "instances");
    return {
      name: `${peer.component.id}-${key}`,
      waitsFor: [address],
      step: {
        start: { method: "POST", url: join(`${API}/v1/`, instances), body: "{}" },
        idHeader: "Location",
        status: { url: STARTED_ID, path: "status", running: ["NotStarted", "InProgress"], succeeded: "Completed" },
        audience: API,
      },
    };
  });
}

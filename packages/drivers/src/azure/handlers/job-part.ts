import { failureOf } from "../arm-failure.ts";
import { apiVersionOf, ask } from "../azure-call.ts";
import { classifyError } from "../classify-error.ts";
import { updateResource } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** Inputs, outputs and the query of a Stream Analytics job change only while it stands still; whoever keeps it running starts it again. */
export const jobPart: ArmHandler = {
  async update(call, identity, change) {
    const jobId = identity.identifier.split("/").slice(0, -2).join("/");
    const stopped = await ask(call, "POST", `${jobId}/stop?api-version=${apiVersionOf(identity.via)}`);
    if (stopped.status >= 400 && stopped.status !== 404) return { state: "failed", error: classifyError(failureOf(stopped)) };
    return updateResource(call, identity, change);
  },
};

import { apiVersionOf, ask } from "../azure-call.ts";
import { refused } from "../outcome.ts";
import { updateResource } from "../put-resource.ts";
import type { ArmHandler } from "./arm-handler.ts";

/** What is changed only while something stands still, which is stopped first (`runnerOf` its id); whoever keeps that running starts it again. */
export function changedAtRest(runnerOf: (id: string) => string): ArmHandler {
  return {
    async update(call, identity, change) {
      const stopped = await ask(call, "POST", `${runnerOf(identity.identifier)}/stop?api-version=${apiVersionOf(identity.via)}`);
      if (stopped.status >= 400 && stopped.status !== 404) return refused(stopped);
      return updateResource(call, identity, change);
    },
  };
}

import { emptyReply, type Reply } from "../http/exchange.ts";
import { textAt, withValueAt } from "../json.ts";
import { findById, type ResourceCall } from "./arm-call.ts";
import { ArmError } from "./arm-error.ts";

export const TRIGGER = "Microsoft.DataFactory/factories/triggers";

/** Starts or stops a trigger. */
export async function runTriggerAction(call: ResourceCall, action: string): Promise<Reply> {
  const trigger = findById(call, call.path.id);
  if (!trigger) throw new ArmError(404, "ResourceNotFound", `The Resource '${call.path.type}/${call.path.name}' was not found.`);
  if (action !== "start" && action !== "stop") throw new ArmError(404, "InvalidResourceType", `A trigger has no action '${action}'.`);
  const state = action === "start" ? "Started" : "Stopped";
  await call.sandbox.store.resources.put({ ...trigger, model: withValueAt(trigger.model, ["properties", "runtimeState"], state) });
  return emptyReply(200);
}

/** A trigger that fires is neither changed nor deleted under its runs. */
export function checkTriggerStandsStill(call: ResourceCall): void {
  if (call.path.type !== TRIGGER || textAt(findById(call, call.path.id)?.model, "properties.runtimeState") !== "Started") return;
  throw new ArmError(400, "TriggerEnabledCannotUpdate", `The trigger '${call.path.name}' is started: stop it before changing it.`);
}

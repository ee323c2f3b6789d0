import type { ObservedResource } from "@zerolake/execution";
import { isMap } from "@zerolake/resources";
import { type AzureCall, apiVersionOf, ask, look } from "../azure-call.ts";
import { alreadyThere, done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";
import { changedAtRest } from "./changed-at-rest.ts";

const SUFFIX = "/run";

/** A trigger that fires: id `<trigger>/run`, exists while the trigger is started. */
export const runningTrigger: ArmHandler = {
  async create(call, { properties, via }) {
    const id = String(properties["id"]);
    return (await observe(call, id, via)) ? alreadyThere(triggerOf(id), "runs") : act(call, id, via, "start");
  },
  async update(call, { identifier, via }) {
    return (await observe(call, identifier, via)) ? done(identifier, { id: identifier }) : act(call, identifier, via, "start");
  },
  delete: (call, { identifier, via }) => act(call, identifier, via, "stop"),
  read: (call, { identifier, via }) => observe(call, identifier, via),
  find: (call, { properties, via }) => observe(call, String(properties["id"]), via),
};

/** A trigger that fires is not changed. */
export const trigger = changedAtRest((id) => id);

async function act(call: AzureCall, id: string, via: string, action: "start" | "stop") {
  const answer = await ask(call, "POST", `${triggerOf(id)}/${action}?api-version=${apiVersionOf(via)}`);
  if (answer.status < 400 || (action === "stop" && answer.status === 404)) return done(id, { id });
  return refused(answer, id);
}

async function observe(call: AzureCall, id: string, via: string): Promise<ObservedResource | undefined> {
  const found = await look(call, `${triggerOf(id)}?api-version=${apiVersionOf(via)}`);
  const state = isMap(found?.["properties"]) ? found["properties"]["runtimeState"] : undefined;
  return state === "Started" ? { identifier: id, attributes: { id, trigger: triggerOf(id) } } : undefined;
}

function triggerOf(id: string): string {
  return id.slice(0, -SUFFIX.length);
}

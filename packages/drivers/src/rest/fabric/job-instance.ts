import { NoAnswerError } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { showPath } from "../read-resource.ts";
import { whenReady } from "../ready-state.ts";
import { askFully, RESOURCE_PATH, rowOf, variablesOf } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";

/** A run of an item's job: it has an id once it was taken, and no body tells it, only where to ask. */
export const jobInstance: TypeSteps = {
  async create(call, { type, properties }) {
    const row = rowOf(call, type);
    const under = String(properties[RESOURCE_PATH]);
    const { executionData } = properties;
    const body: PropertyMap = executionData === undefined ? {} : { executionData };
    if (!row.create) throw new Error(`${type} has no creation in its row`);
    const { location } = await askFully(call, { row, call: row.create, variables: variablesOf(call, row, under), body });
    const id = location?.split("/").at(-1);
    if (id === undefined) throw new NoAnswerError("Fabric took the job and did not say where to ask about it");
    return whenReady(await showPath(call, type, `${under}/${id}`), { row, type });
  },
};

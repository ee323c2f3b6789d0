import { isMap, type PropertyMap } from "@zerolake/resources";
import { done } from "../answers.ts";
import { firstFixed } from "../changed-body.ts";
import { readPath } from "../read-resource.ts";
import { whenReady } from "../ready-state.ts";
import { ask, rowOf, variablesOf } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { notUpdatable } from "../write-resource.ts";

/** Of an endpoint only what it serves can be changed, by a call that takes that alone; the old version answers until the new one is ready. */
export const servedConfig: TypeSteps = {
  async update(call, { type, identifier }, { prior, request: { properties, facts } }) {
    const fixed = firstFixed(prior, properties, facts.createOnly);
    if (fixed !== undefined) return notUpdatable(fixed);
    const row = rowOf(call, type);
    if (!row.update || !isMap(properties["config"])) return done(await readPath(call, type, identifier));
    const { name: _, ...body } = properties["config"] satisfies PropertyMap;
    await ask(call, { row, call: row.update, variables: variablesOf(call, row, identifier), body });
    return whenReady(await readPath(call, type, identifier), { row, type });
  },
};

import { isEqual } from "../../property-path.ts";
import { done } from "../answers.ts";
import { firstFixed } from "../changed-body.ts";
import { readPath } from "../read-resource.ts";
import { ask, rowOf, variablesOf } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { notUpdatable } from "../write-resource.ts";

/** Partitions and settings of a topic are changed by two calls of their own. */
export const topicSettings: TypeSteps = {
  async update(call, identity, { prior, request: { properties, facts } }) {
    const fixed = firstFixed(prior, properties, facts.createOnly);
    if (fixed !== undefined) return notUpdatable(fixed);
    const row = rowOf(call, identity.type);
    const variables = variablesOf(call, row, identity.identifier);
    const { partitions_count: partitions, configs = [] } = properties;
    const path = row.get?.path ?? "";
    if (partitions !== undefined && !isEqual(prior["partitions_count"], partitions)) {
      await ask(call, { row, call: { method: "PATCH", path }, variables, body: { partitions_count: partitions } });
    }
    if (!isEqual(prior["configs"], configs)) {
      await ask(call, { row, call: { method: "POST", path: `${path}/configs:alter` }, variables, body: { data: configs } });
    }
    return done(await readPath(call, identity.type, identity.identifier));
  },
};

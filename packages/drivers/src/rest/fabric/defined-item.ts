import type { ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import type { ArtefactSource } from "../../aws/artefact-source.ts";
import { isEqual } from "../../property-path.ts";
import { done } from "../answers.ts";
import { acceptedAt } from "../located-operation.ts";
import { readPath } from "../read-resource.ts";
import { askFully, rowOf, variablesOf } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { createRow, updateRow } from "../write-resource.ts";
import { encodedDefinition } from "./item-definition.ts";

const DEFINITION = "definition";

/** An item that is created with its definition, and whose update takes everything but that. */
export function definedItem(artefacts: ArtefactSource | undefined): TypeSteps {
  return {
    async create(call, request, token) {
      const { [DEFINITION]: definition } = request.properties;
      if (!isMap(definition)) return createRow(call, request, token);
      return createRow(call, withProperties(request, { [DEFINITION]: await encodedDefinition(definition, artefacts) }), token);
    },
    async update(call, identity, { prior, request }) {
      const { [DEFINITION]: before, ...plainBefore } = prior;
      const { [DEFINITION]: after, ...plainAfter } = request.properties;
      const changed = await updateRow(call, identity, { prior: plainBefore, request: { ...request, properties: plainAfter }, token: "" });
      const row = rowOf(call, identity.type);
      if (changed.state !== "done" || !row.define || !isMap(after) || isEqual(before, after)) return changed;
      const variables = variablesOf(call, row, identity.identifier);
      const body = { [DEFINITION]: await encodedDefinition(after, artefacts) };
      const answer = await askFully(call, { row, call: row.define, variables, body });
      const open = acceptedAt(answer, { verb: "update", type: identity.type, path: identity.identifier });
      return open ?? done(await readPath(call, identity.type, identity.identifier));
    },
  };
}

function withProperties(request: ResourceRequest, properties: PropertyMap): ResourceRequest {
  return { ...request, properties: { ...request.properties, ...properties } };
}

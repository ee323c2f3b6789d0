import * as z from "zod";
import { addressOfTags } from "../../address-of-tags.ts";
import type { JsonObject } from "../../json.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { HandlerFailure } from "../aws-error.ts";
import { parseInput } from "../json-protocol.ts";
import { checkContents, checkDependants } from "../types/dependants.ts";
import { acceptOperation } from "./accept-operation.ts";
import { supportedSchema } from "./type-support.ts";

const inputSchema = z.object({
  TypeName: z.string(),
  Identifier: z.string().min(1).max(1_024),
  ClientToken: z.string().min(1).max(128).optional(),
});

/** Deleting what is not there is accepted and ends FAILED with NotFound, as in the cloud. */
export async function deleteResource(call: AwsCall, input: JsonObject): Promise<object> {
  const { TypeName: type, Identifier: identifier, ClientToken: clientToken } = parseInput(inputSchema, input);
  await supportedSchema(type, "DELETE");
  const { store } = call.sandbox;
  const place = placeOf(call.caller, type);
  const existing = store.resources.get(place, type, identifier);
  return acceptOperation(call, {
    verb: "DELETE",
    type,
    place,
    clientToken,
    input,
    address: addressOfTags(existing?.model),
    identifier,
    prepare: async () => {
      if (existing) await checkContents(store, type, existing.model);
    },
    decide: () => {
      if (!existing) throw new HandlerFailure("NotFound", `Resource of type '${type}' with identifier '${identifier}' was not found.`);
      checkDependants(store, call.caller, type, existing.model);
      return { identifier, outcome: { resource: null } };
    },
  });
}

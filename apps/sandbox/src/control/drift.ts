import { applyPatch, type Operation } from "rfc6902";
import * as z from "zod";
import type { JsonObject } from "../json.ts";
import type { Sandbox } from "../sandbox.ts";
import { ControlError } from "./control-error.ts";
import { recordDrift } from "./record-drift.ts";

export const driftSchema = z
  .strictObject({
    type: z.string().min(1),
    identifier: z.string().min(1),
    /** Region, or `global`; needed only when two regions have the same identifier. */
    scope: z.string().optional(),
    patch: z
      .array(z.object({ op: z.enum(["add", "remove", "replace"]), path: z.string().startsWith("/"), value: z.json().optional() }))
      .optional(),
    delete: z.literal(true).optional(),
    /** Who did it, as the cloud's log names people; on AWS the name of a session is enough. */
    actor: z.string().min(1).default("ken@orders.example"),
    /** What it was, in the cloud's own words; by default what such a change is called there. */
    action: z.string().min(1).optional(),
  })
  .refine((request) => (request.patch === undefined) !== (request.delete === undefined), "Say either patch or delete.");

/** Changes or removes a resource behind its owner's back, as somebody with a console would. */
export async function drift(sandbox: Sandbox, account: string, request: z.infer<typeof driftSchema>): Promise<object> {
  const { store } = sandbox;
  const found = store.resources
    .listAccount(account)
    .find(
      (resource) =>
        resource.type === request.type &&
        resource.identifier === request.identifier &&
        (request.scope === undefined || resource.scope === request.scope),
    );
  if (!found) throw new ControlError(404, `Account ${account} has no ${request.type} ${request.identifier}.`);
  if (request.patch === undefined) {
    recordDrift(sandbox, found, request);
    await store.resources.remove(found, found.type, found.identifier);
    return { deleted: true };
  }
  const model = structuredClone(found.model) as JsonObject;
  const failure = applyPatch(model, request.patch as Operation[]).find((result) => result !== null);
  if (failure) throw new ControlError(400, `The patch does not apply: ${failure.message}`);
  recordDrift(sandbox, found, request);
  await store.resources.put({ ...found, model });
  return { properties: model };
}

import type { ObservedResource, OperationStatus } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { type AzureCall, apiVersionOf, ask, look } from "../azure-call.ts";
import { done, refused } from "../outcome.ts";
import type { ArmHandler } from "./arm-handler.ts";

const VAULT_VERSION = "2025-05-01";

/** A stream's key in a vault: read from the one, written to the other, and told to nobody. */
export const storedKey: ArmHandler = {
  create: (call, { properties, via }) => store(call, properties, via),
  update: (call, _identity, { request }) => store(call, request.properties, request.via),
  // It goes with its vault: ARM cannot delete a secret.
  delete: (_call, { identifier }) => Promise.resolve(done(identifier)),
  read: (call, { identifier }) => observe(call, identifier),
  find: (call, { properties }) => observe(call, String(properties["id"])),
};

async function store(call: AzureCall, { id, rule, secret }: PropertyMap, via: string): Promise<OperationStatus> {
  const listed = await ask(call, "POST", `${String(rule)}/listKeys?api-version=${apiVersionOf(via)}`);
  if (listed.status >= 400) return refused(listed);
  const keys = isMap(listed.body as PropertyMap) ? (listed.body as PropertyMap) : {};
  const value = keys["primaryConnectionString"];
  const body = { properties: { value, contentType: "text/plain" } };
  const answer = await ask(call, "PUT", `${String(secret)}?api-version=${VAULT_VERSION}`, body);
  return answer.status < 400 ? done(String(id), { id: String(id) }) : refused(answer);
}

async function observe(call: AzureCall, id: string): Promise<ObservedResource | undefined> {
  const found = await look(call, `${id}?api-version=${VAULT_VERSION}`);
  return found ? { identifier: id, attributes: { id } } : undefined;
}

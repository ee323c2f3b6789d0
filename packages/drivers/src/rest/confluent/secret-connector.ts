import { CloudRefusalError, type ResourceIdentity, type ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { isEqual } from "../../property-path.ts";
import type { SecretSafe } from "../../secret-safe.ts";
import { done } from "../answers.ts";
import { firstFixed } from "../changed-body.ts";
import { readPath } from "../read-resource.ts";
import { ask, type RestCall, rowOf, variablesOf } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { createRow, notUpdatable } from "../write-resource.ts";

/** Property with the settings whose texts lie in secrets of the cloud: setting → `{ keptIn, field }`. */
const SECRETS = "secrets";

/** A connector signs in with texts that lie in the cloud's secrets: they are read just before the call and are in no plan and no record. */
export function secretConnector(safe: SecretSafe): TypeSteps {
  return {
    create: async (call, request, token) => createRow(call, await withTexts(safe, call, request), token),
    async update(call, identity, { prior, request }) {
      const fixed = firstFixed(prior, request.properties, request.facts.createOnly);
      if (fixed !== undefined) return notUpdatable(fixed);
      if (!isEqual(prior, request.properties)) await putConfig(call, identity, await withTexts(safe, call, request));
      return done(await readPath(call, identity.type, identity.identifier));
    },
  };
}

/** A connector has one setting of everything, which is replaced as a whole. */
async function putConfig(call: RestCall, { type, identifier }: ResourceIdentity, { properties }: ResourceRequest): Promise<void> {
  const row = rowOf(call, type);
  const config = properties["config"];
  const path = `${row.get?.path ?? ""}/config`;
  await ask(call, { row, call: { method: "PUT", path }, variables: variablesOf(call, row, identifier), body: isMap(config) ? config : {} });
}

async function withTexts(safe: SecretSafe, { signal }: RestCall, request: ResourceRequest): Promise<ResourceRequest> {
  const { [SECRETS]: secrets, config, ...properties } = request.properties;
  const texts: Record<string, string> = {};
  for (const [setting, source] of Object.entries(isMap(secrets) ? secrets : {}))
    texts[setting] = await textOf(safe, source as PropertyMap, signal);
  return { ...request, properties: { ...properties, config: { ...(config as PropertyMap), ...texts } } };
}

async function textOf(safe: SecretSafe, { keptIn, field }: PropertyMap, signal: AbortSignal): Promise<string> {
  const text = await safe.read(String(keptIn), signal);
  const entry = text === undefined ? undefined : fieldOf(text, String(field));
  if (entry === undefined) throw new CloudRefusalError(missing(String(keptIn), String(field)));
  return entry;
}

function fieldOf(text: string, field: string): string | undefined {
  try {
    const entries = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const entry = entries[field];
    return typeof entry === "string" && entry !== "" ? entry : undefined;
  } catch {
    return undefined;
  }
}

function missing(place: string, field: string) {
  return {
    class: "invalid",
    code: "SecretMissing",
    message: `The secret ${place} has no ${field} yet`,
    remedy: `Put a JSON with ${field} into the secret, then deploy again.`,
  } as const;
}

import { type DesiredResource, isMap, isReference, isSecret, type Value } from "@zerolake/resources";
import { checkServiceBody, type RestServiceName, serviceType } from "@zerolake/vendor-schemas";
import { RESOURCE_PATH, serviceFactsOf } from "./service-type-facts.ts";

/** Fields that the driver takes for itself. */
const OURS = new Set([RESOURCE_PATH, "keptIn", "keptAs", "secrets", "columns", "startedFor"]);

/** Why a resource of a service cannot be held against what its vendor publishes; `undefined` when it can. */
export function uncheckedServiceReason(type: string): string | undefined {
  const vendor = serviceType(type);
  if (!vendor) return `${type} is not in the vendor's files`;
  return vendor.methods.create === undefined ? "a look, without a body" : undefined;
}

/** What the vendor's own files refuse of the creation. */
export function serviceViolations({
  address,
  type,
  properties,
}: DesiredResource): readonly { address: string; path: string; problem: string }[] {
  const service = type.slice(0, type.indexOf(".")) as RestServiceName;
  const create = serviceType(type)?.methods.create;
  if (create?.request === undefined) return [];
  const sent = asSent(Object.fromEntries(Object.entries(properties).filter(([key]) => !OURS.has(key))));
  const missing = secretSettings(properties);
  return checkServiceBody(service, create.request, withSettings(sent, missing), { method: create.id, isUnknown }).map((violation) => ({
    address,
    ...violation,
  }));
}

/** The driver writes the parts of a definition as the service takes them. */
function asSent(body: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const { definition } = body;
  const parts = isMap(definition) ? definition["parts"] : undefined;
  if (!isMap(definition) || !Array.isArray(parts)) return body;
  const written = (parts as readonly Value[]).map((part) => ({
    path: isMap(part) ? (part["path"] ?? null) : null,
    payload: "",
    payloadType: "InlineBase64",
  }));
  return { ...body, definition: { ...definition, parts: written } };
}

/** Settings whose texts the driver puts in just before the call. */
function secretSettings({ secrets }: DesiredResource["properties"]): readonly string[] {
  return isMap(secrets) ? Object.keys(secrets) : [];
}

function withSettings(body: Readonly<Record<string, Value>>, settings: readonly string[]): Readonly<Record<string, unknown>> {
  const { config } = body;
  return settings.length === 0 || !isMap(config)
    ? body
    : { ...body, config: { ...config, ...Object.fromEntries(settings.map((key) => [key, ""])) } };
}

function isUnknown(value: unknown): boolean {
  return isReference(value as Value) || isSecret(value as Value) || (isMap(value as Value) && "$join" in (value as object));
}

/** Attributes that a reference may name: those that the service fills in. */
export function isKnownServiceAttribute(type: string, attr: string): boolean {
  return serviceFactsOf(type).readOnly.some((known) => attr === known || attr.startsWith(`${known}.`));
}

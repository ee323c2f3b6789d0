import type { ObservedResource, OperationStatus, ResourceRequest } from "@zerolake/execution";
import { CloudRefusalError } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { valueAt } from "../../property-path.ts";
import type { SecretSafe } from "../../secret-safe.ts";
import { done } from "../answers.ts";
import { findRow } from "../read-resource.ts";
import type { RestCall } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { createRow, deleteRow } from "../write-resource.ts";

/** Property that names the secret of the cloud in which a key is kept. */
const KEPT_IN = "keptIn";
/** Property that says how it is written there; as a sign-in unless it says otherwise. */
const KEPT_AS = "keptAs";

/** What lies in the secret: user and password, or the line that Kafka's own clients take whole. */
const FORMS = {
  login: (username: string, password: string) => JSON.stringify({ username, password }),
  jaas: (username: string, password: string) =>
    `org.apache.kafka.common.security.plain.PlainLoginModule required username="${username}" password="${password}";`,
} as const;

/**
 * A key's second half is told once, in the answer to its creation. It goes into the cloud's own secret before the creation counts as done, and
 * nowhere else. A key of ours whose half never arrived there is worthless: it is not found, and another one takes its place.
 */
export function keptKey(safe: SecretSafe): TypeSteps {
  return {
    async create(call, request, token) {
      const stale = await findRow(call, request);
      if (stale) {
        if (await isKept(safe, call, request, stale)) return done(stale);
        await deleteRow(call, { ...request, identifier: stale.identifier }, { token });
      }
      return keep(safe, call, request, await createRow(call, withoutPlace(request), token));
    },
    async find(call, request) {
      const found = await findRow(call, request);
      return found && (await isKept(safe, call, request, found)) ? found : undefined;
    },
  };
}

async function keep(safe: SecretSafe, { signal }: RestCall, request: ResourceRequest, made: OperationStatus): Promise<OperationStatus> {
  if (made.state !== "done") return made;
  const { spec, ...attributes } = made.attributes;
  const secret = valueAt(spec, ["secret"]);
  if (typeof secret !== "string" || secret === "") throw new CloudRefusalError(untold(made.identifier));
  await safe.write(placeOf(request), formOf(request)(idOf(made.identifier), secret), signal);
  return { ...made, attributes: { ...attributes, id: idOf(made.identifier), spec: withoutSecret(spec) } };
}

async function isKept(
  safe: SecretSafe,
  { signal }: RestCall,
  request: ResourceRequest,
  { identifier }: ObservedResource,
): Promise<boolean> {
  const text = await safe.read(placeOf(request), signal);
  return text?.includes(`"${idOf(identifier)}"`) ?? false;
}

function placeOf({ properties }: ResourceRequest): string {
  return String(properties[KEPT_IN]);
}

function formOf({ properties }: ResourceRequest): (username: string, password: string) => string {
  return properties[KEPT_AS] === "jaas" ? FORMS.jaas : FORMS.login;
}

function withoutPlace(request: ResourceRequest): ResourceRequest {
  const { [KEPT_IN]: _place, [KEPT_AS]: _form, ...properties } = request.properties;
  return { ...request, properties };
}

function withoutSecret(spec: PropertyMap[string] | undefined): PropertyMap {
  const { secret: _, ...rest } = (spec ?? {}) as PropertyMap;
  return rest;
}

function idOf(identifier: string): string {
  return identifier.slice(identifier.lastIndexOf("/") + 1);
}

function untold(identifier: string) {
  return {
    class: "terminal",
    code: "SecretNotTold",
    message: `Confluent Cloud made ${identifier} and did not tell its secret`,
    remedy: "Delete the key in Confluent Cloud, then deploy again.",
  } as const;
}

import { attributeOf, type RecordedResource } from "@zerolake/planner";
import {
  type DesiredResource,
  digest,
  err,
  isReference,
  ok,
  type PropertyMap,
  type Reference,
  type Result,
  substitute,
  type Value,
  walkValue,
} from "@zerolake/resources";
import type { CloudError, ResourceRequest } from "../driver-port.ts";
import type { OwnerTags, ResourceIdentity } from "../resource-identity.ts";
import type { TrackedOperation } from "./operation-board.ts";
import { type ResolvedSecrets, secretDigestsOf, secretNames, withSecrets } from "./secret-resolver.ts";
import type { Turn } from "./turn.ts";

/** What an operation would send, with every reference resolved and every secret still a marker. */
export interface Prepared {
  readonly properties: PropertyMap;
  readonly secretDigests: Readonly<Record<string, string>>;
  readonly requestDigest: string;
}

/** Resolves the references of an operation through what is recorded by now. A removal sends nothing. */
export function prepareRequest(turn: Turn, { operation, kind }: TrackedOperation): Result<Prepared, CloudError> {
  const { desired, prior } = operation.step;
  if (kind === "delete" || !desired)
    return ok({ properties: {}, secretDigests: {}, requestDigest: digest({ remove: prior?.identifier ?? "" }) });
  const properties = resolveProperties(turn, desired);
  const missing = firstReference(properties);
  if (missing) return err(unknownReference(desired, missing));
  const secretDigests = secretDigestsOf(properties, turn.plan.secrets);
  return ok({ properties, secretDigests, requestDigest: digest({ type: desired.type, properties, secretDigests }) });
}

function resolveProperties(turn: Turn, desired: DesiredResource): PropertyMap {
  const lookup = (marker: Reference | { readonly $secret: string }): Value | undefined => {
    if (!("$ref" in marker)) return undefined;
    const target = turn.records.get(String(marker.$ref));
    return target && attributeOf(target, String(marker.attr));
  };
  return Object.fromEntries(Object.entries(desired.properties).map(([key, value]) => [key, substitute(value, lookup)]));
}

function firstReference(properties: PropertyMap): Reference | undefined {
  let found: Reference | undefined;
  walkValue(properties, (value) => {
    if (isReference(value)) found ??= value;
  });
  return found;
}

function unknownReference(desired: DesiredResource, { $ref, attr }: Reference): CloudError {
  return {
    class: "invalid",
    code: "UnknownReference",
    message: `${desired.address} needs ${attr} of ${$ref}, and the cloud has not said what it is`,
    remedy: `Look whether ${$ref} was created and has ${attr}; then plan again.`,
  };
}

/** Reads the texts of an operation's secrets, and refuses one that is not what the plan was made with. */
export async function resolveSecrets(turn: Turn, properties: PropertyMap): Promise<Result<ResolvedSecrets, CloudError>> {
  const secrets = new Map<string, { readonly text: string; readonly digest: string }>();
  for (const name of secretNames(properties)) {
    const found = await turn.deps.secrets.resolve(name);
    if (!found)
      return err(secretError("SecretMissing", `The secret "${name}" does not exist any more`, "Store it again, then plan again."));
    const planned = turn.plan.secrets[name];
    if (planned !== undefined && planned !== found.digest)
      return err(
        secretError(
          "SecretChanged",
          `The secret "${name}" was changed after this plan was made`,
          "Plan again, so that the change is seen and approved.",
        ),
      );
    secrets.set(name, found);
  }
  return ok(secrets);
}

export function secretMissing(name: string): CloudError {
  return secretError("SecretMissing", `The secret "${name}" does not exist any more`, "Store it again, then plan again.");
}

function secretError(code: string, message: string, remedy: string): CloudError {
  return { class: "invalid", code, message, remedy };
}

export function requestOf(
  turn: Turn,
  { desired, prepared, secrets }: { desired: DesiredResource; prepared: Prepared; secrets: ResolvedSecrets },
): ResourceRequest {
  const { address, type, via, facts, singleton } = desired;
  const properties = withSecrets(prepared.properties, secrets);
  return { address, type, via, properties, facts, owner: ownerOf(turn, desired), ...(singleton ? { singleton } : {}) };
}

function ownerOf({ deps }: Turn, { component, address }: DesiredResource): OwnerTags {
  return { ...deps.owner, component, address };
}

export function identityOf({ address, type, via, identifier }: RecordedResource): ResourceIdentity {
  return { address, type, via, identifier };
}

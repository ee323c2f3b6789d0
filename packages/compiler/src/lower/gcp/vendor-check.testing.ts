import { type DesiredResource, isJoin, isReference, isSecret, type PropertyMap, type Value } from "@zerolake/resources";
import { checkGoogleBody, googleFields, googleType, type VendorType, type Violation } from "@zerolake/vendor-schemas";
import { isKnownServiceAttribute, serviceViolations, uncheckedServiceReason } from "../services/service-check.testing.ts";
import { isServiceType } from "../services/service-type-facts.ts";

/** Why a resource cannot be held against Google's own documents; `undefined` when it can. */
export function uncheckedReason({ type, properties }: DesiredResource): string | undefined {
  if (isServiceType(type)) return uncheckedServiceReason(type);
  if (type === "kubernetes.workload") return "kubernetes.workload is applied to a cluster, which Google publishes nothing about";
  const isMember = type === "iam.member";
  const checked = isMember ? String(properties["onType"]) : type;
  const methods = googleType(checked)?.methods;
  const isKnown = isMember ? methods !== undefined : methods?.get !== undefined || methods?.create !== undefined;
  return isKnown ? undefined : `${checked} is in no discovery document`;
}

/** Everything that Google's documents refuse about a resource: its address, and every field of its body. */
export function violationsOf(resource: DesiredResource): readonly Violation[] {
  if (isServiceType(resource.type)) return serviceViolations(resource);
  if (uncheckedReason(resource) !== undefined) return [];
  return resource.type === "iam.member" ? memberViolations(resource) : bodyViolations(resource);
}

function vendorType(type: string): VendorType {
  const found = googleType(type);
  if (!found) throw new Error(`${type} is in no discovery document`);
  return found;
}

function bodyViolations({ type, properties, facts, deferredUntil }: DesiredResource): readonly Violation[] {
  const { schema, methods } = vendorType(type);
  const { resourcePath = "", ...sent } = properties;
  const body = type === "storage.object" ? described(sent) : sent;
  const isNamedByUs = facts.identifier.includes("resourcePath");
  const address = isNamedByUs ? addressOf(type, (methods.get ?? methods.create)?.path) : methods.create?.path;
  const method = methods.create?.id;
  return [
    ...pathViolations(textOf(resourcePath), address),
    ...checkGoogleBody(schema, body, { isUnknown, ...(method === undefined ? {} : { method }) }).filter(
      // What waits is not sent as it is.
      ({ problem }) => !(deferredUntil !== undefined && problem === "is required"),
    ),
  ];
}

/** What a file holds is sent beside its description. */
const BESIDE: ReadonlySet<string> = new Set(["content", "artefact", "version"]);

function described(properties: PropertyMap): PropertyMap {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !BESIDE.has(key)));
}

/** Elements of a list that stands inside another resource, and what one request makes: the documents have no address for them. */
const PLACES: Readonly<Record<string, string>> = {
  "aiplatform.deployedIndex": "/v1/projects/{}/locations/{}/indexEndpoints/{}/deployedIndexes/{}",
  "aiplatform.deployedModel": "/v1/projects/{}/locations/{}/endpoints/{}/deployedModels/{}",
  "aiplatform.modelGardenDeployment": "/v1/projects/{}/locations/{}/endpoints/{}",
  "servicenetworking.connection": "/compute/v1/projects/{}/global/networks/{}/peerings/{}",
};

function addressOf(type: string, method: string | undefined): string | undefined {
  return PLACES[type] ?? method?.replace(/:\w+$/, "");
}

/** The name of a parent that the service chooses stands as one `*`, whatever its length. */
function textOf(path: Value): string {
  return isJoin(path) ? path.$join.map((part) => (typeof part === "string" ? part : "*")).join("") : String(path);
}

/** A member is sent inside the policy of what it is let into, or among the access entries of a dataset. */
function memberViolations({ properties }: DesiredResource): readonly Violation[] {
  const { onType, on, role, member } = properties;
  const { methods } = vendorType(String(onType));
  // What has nothing but a policy in the documents stands there without its prefix.
  const address = methods.get?.path ?? methods.setIamPolicy?.path.replace(/:\w+$/, "");
  const path = pathViolations(String(on).replace(/^extensions\//, ""), address);
  if (onType === "bigquery.dataset") {
    return [...path, ...checkGoogleBody("bigquery.v2/Dataset", { access: [{ role, iamMember: member }] }, { isUnknown })];
  }
  const request = methods.setIamPolicy?.request;
  if (request === undefined) return [...path, { path: "onType", problem: `${String(onType)} has no policy of its own` }];
  const policy = { bindings: [{ role, members: [member] }], etag: "x" };
  const isWrapped = "policy" in googleFields(request);
  return [...path, ...checkGoogleBody(request, isWrapped ? { policy } : policy, { isUnknown })];
}

/** What stands before a resource in an address: the service and the version of its API. */
const API_PREFIX = /^(bigquery|compute|dns|storage|v\d\w*)$/;

/** `projects/p/topics/t` against `/v1/projects/{}/topics/{}`: the last parts must be the same, the variable ones filled. */
function pathViolations(path: string, template: string | undefined): readonly Violation[] {
  if (template === undefined) return [{ path: "resourcePath", problem: "the vendor has no address for the type" }];
  const wanted = template.split("/").filter((part) => part !== "");
  // The name of a folder holds slashes of its own; sent, they are escaped.
  const given = path.replace(/(?<=\/(managedFolders|o)\/).+/, encodeURIComponent).split("/");
  const tail = wanted.slice(-given.length);
  const isWhole = given[0] === "*" || wanted.slice(0, -given.length).every((part) => API_PREFIX.test(part));
  const fits =
    isWhole &&
    tail.length === given.length &&
    tail.every((part, index) => (part === "{}" ? given[index] !== "" : part === given[index] || given[index] === "*"));
  return fits ? [] : [{ path: "resourcePath", problem: `"${path}" does not fit ${template}` }];
}

function isUnknown(value: unknown): boolean {
  return isReference(value as Value) || isSecret(value as Value) || isJoin(value as Value);
}

/** Attributes that a reference may read: fields of the resource as the vendor answers it. */
export function isKnownAttribute(type: string, attr: string): boolean {
  if (isServiceType(type)) return isKnownServiceAttribute(type, attr);
  if (type === "kubernetes.workload") return attr === "address";
  const vendor = googleType(type);
  if (!vendor) return false;
  // Entries of lists are counted, and have the fields that the documents give each.
  const [head = "", ...rest] = attr.split(".").filter((part) => !/^\d+$/.test(part));
  const field = googleFields(vendor.schema)[head];
  if (!field) return false;
  const inner = field.ref ?? field.of?.ref;
  return rest.length === 0 || (inner !== undefined && (rest[0] ?? "") in googleFields(inner));
}

export function withProperties(resource: DesiredResource, properties: PropertyMap): DesiredResource {
  return { ...resource, properties: { ...resource.properties, ...properties } };
}

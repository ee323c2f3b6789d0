import { textsAt, type Value } from "@zerolake/resources";
import type { CloudKnowledge, Verb } from "../cloud-knowledge.ts";
import { quotaNeeds } from "../quota-rows.ts";
import { GCP_MACHINE_TYPES, GCP_QUOTAS } from "./gcp-quotas.ts";
import published from "./permissions.data.json" with { type: "json" };

const TYPES: Readonly<Record<string, Partial<Readonly<Record<Verb, readonly string[]>>>>> = published.types;

/** Rights on the project are given in its policy; whoever makes any other resource may also give rights on it. */
const SET_POLICY = "resourcemanager.projects.setIamPolicy";

export const GCP_KNOWLEDGE: CloudKnowledge = {
  handles: (via) => via === "rest:google",
  actionsOf({ type, properties }, verb) {
    if (type !== "iam.member") return TYPES[type] ? (TYPES[type][verb] ?? []) : [usualPermission(type, verb)];
    return verb !== "read" && properties["onType"] === "cloudresourcemanager.project" ? [SET_POLICY] : [];
  },
  // Whatever a deployment uses it switches on in a step of its own.
  servicesOf: ({ type, properties }) => (type === "serviceusage.service" ? lastParts(textsAt(properties, "resourcePath")) : []),
  placedOf: ({ type, properties }) => (isRegional(properties["resourcePath"]) ? listedService(type) : []),
  quotasOf: (resource) => quotaNeeds(GCP_QUOTAS, resource),
  machineTypesOf: ({ type, properties }) => (GCP_MACHINE_TYPES[type] ?? []).flatMap((path) => lastParts(textsAt(properties, path))),
  nameOf: ({ type, properties }) => (type === "storage.bucket" ? textsAt(properties, "name")[0] : undefined),
};

/** Services whose discovery documents have `projects.locations.list` in their first version; the others do not tell where they are. */
const LIST_THEIR_LOCATIONS: ReadonlySet<string> = new Set([
  "aiplatform",
  "alloydb",
  "artifactregistry",
  "cloudkms",
  "cloudscheduler",
  "dataplex",
  "datastream",
  "managedkafka",
  "metastore",
  "networkconnectivity",
  "notebooks",
  "run",
  "workflows",
]);

function listedService(type: string): readonly string[] {
  const service = type.split(".")[0] ?? type;
  return LIST_THEIR_LOCATIONS.has(service) ? [`${service}.googleapis.com`] : [];
}

/** In a region or a zone of one, such as `europe-west1-b`, and not in `global` or a whole continent. */
function isRegional(path: Value | undefined): boolean {
  return typeof path === "string" && /\/locations\/[a-z]+-[a-z]+\d+(-[a-z])?\//.test(path);
}

const WORDS: Readonly<Record<Verb, string>> = { create: "create", read: "get", update: "update", delete: "delete" };

/** Most permissions are called after their type; the table has those that are not. The driver survives one that Google does not know. */
function usualPermission(type: string, verb: Verb): string {
  return `${type}s.${WORDS[verb]}`;
}

/** Google names things by the path to them. */
function lastParts(paths: readonly string[]): readonly string[] {
  return paths.map((path) => path.split("/").at(-1) ?? path);
}

import { textsAt } from "@zerolake/resources";
import type { CloudKnowledge, Verb } from "../cloud-knowledge.ts";
import { quotaNeeds } from "../quota-rows.ts";
import { AWS_MACHINE_TYPES, AWS_QUOTAS } from "./aws-quotas.ts";
import { DIRECT_ACTIONS } from "./direct-actions.ts";
import published from "./handler-permissions.data.json" with { type: "json" };

/** How Cloud Control itself is called; it then acts with the caller's rights. */
const CLOUD_CONTROL: Readonly<Record<Verb, readonly string[]>> = {
  create: ["cloudformation:CreateResource", "cloudformation:GetResourceRequestStatus"],
  read: ["cloudformation:GetResource", "cloudformation:ListResources"],
  update: ["cloudformation:UpdateResource", "cloudformation:GetResourceRequestStatus"],
  delete: ["cloudformation:DeleteResource", "cloudformation:GetResourceRequestStatus"],
};

const HANDLERS: Readonly<Record<string, Readonly<Record<Verb, readonly string[]>>>> = published.types;

/** Permissions as AWS publishes them with its resource schemas (`scripts/vendor-schemas/aws-permissions.mjs`). */
export const AWS_KNOWLEDGE: CloudKnowledge = {
  handles: (via) => via === "cloudcontrol" || via.startsWith("sdk:"),
  actionsOf({ type }, verb) {
    const direct = DIRECT_ACTIONS[type];
    return direct ? direct[verb] : [...CLOUD_CONTROL[verb], ...(HANDLERS[type]?.[verb] ?? [])];
  },
  servicesOf: () => [],
  // AWS has no such question; what its regions lack is known when a design is compiled.
  placedOf: () => [],
  quotasOf: (resource) => quotaNeeds(AWS_QUOTAS, resource),
  machineTypesOf: ({ type, properties }) => textsAt(properties, AWS_MACHINE_TYPES[type] ?? "none"),
  nameOf: ({ type, properties }) => (type === "AWS::S3::Bucket" ? textsAt(properties, "BucketName")[0] : undefined),
};

import { type ArmType, hyphen, joined } from "./arm-type.ts";

/** Where models are trained, kept and asked. */
export const MODEL_TYPES = {
  "Microsoft.CognitiveServices/accounts": {
    apiVersion: "2025-09-01",
    location: "region",
    takesTags: true,
    createOnly: ["kind", "properties.customSubDomainName"],
    name: hyphen(63),
  },
  "Microsoft.CognitiveServices/accounts/deployments": {
    apiVersion: "2025-09-01",
    createOnly: ["properties.model.format", "properties.model.name", "sku.name"],
  },
  "Microsoft.MachineLearningServices/registries": {
    apiVersion: "2025-06-01",
    location: "region",
    takesTags: true,
    createOnly: ["identity", "properties.regionDetails", "properties.managedResourceGroupSettings"],
    name: hyphen(33),
    holdsData: true,
  },
  "Microsoft.MachineLearningServices/workspaces": {
    apiVersion: "2025-06-01",
    location: "region",
    takesTags: true,
    createOnly: ["kind", "properties.storageAccount", "properties.keyVault", "properties.encryption"],
    name: hyphen(33),
    holdsData: true,
  },
  "Microsoft.MachineLearningServices/workspaces/codes": { apiVersion: "2025-06-01" },
  "Microsoft.MachineLearningServices/workspaces/codes/versions": { apiVersion: "2025-06-01", createOnly: ["properties"] },
  "Microsoft.MachineLearningServices/workspaces/computes": {
    apiVersion: "2026-03-01",
    location: "region",
    takesTags: true,
    createOnly: [
      "identity",
      "properties.computeType",
      "properties.properties.vmSize",
      "properties.properties.vmPriority",
      "properties.properties.personalComputeInstanceSettings",
    ],
    name: joined(16),
  },
  "Microsoft.MachineLearningServices/workspaces/connections": { apiVersion: "2025-06-01" },
  "Microsoft.MachineLearningServices/workspaces/datastores": { apiVersion: "2025-06-01" },
  "Microsoft.MachineLearningServices/workspaces/environments": { apiVersion: "2025-06-01" },
  "Microsoft.MachineLearningServices/workspaces/environments/versions": { apiVersion: "2025-06-01", createOnly: ["properties"] },
  "Microsoft.MachineLearningServices/workspaces/featuresets": { apiVersion: "2025-06-01" },
  "Microsoft.MachineLearningServices/workspaces/featuresets/versions": {
    apiVersion: "2025-06-01",
    createOnly: ["properties.entities", "properties.specification"],
  },
  "Microsoft.MachineLearningServices/workspaces/featurestoreEntities": { apiVersion: "2025-06-01" },
  "Microsoft.MachineLearningServices/workspaces/featurestoreEntities/versions": {
    apiVersion: "2025-06-01",
    createOnly: ["properties.indexColumns"],
  },
  "Microsoft.MachineLearningServices/workspaces/models": { apiVersion: "2025-06-01", holdsData: true },
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints": {
    apiVersion: "2025-06-01",
    location: "region",
    takesTags: true,
    createOnly: ["identity", "kind", "properties.authMode"],
    name: hyphen(32),
  },
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments": {
    apiVersion: "2025-06-01",
    location: "region",
    takesTags: true,
    createOnly: ["properties.endpointComputeType", "properties.instanceType"],
  },
} as const satisfies Readonly<Record<string, ArmType>>;

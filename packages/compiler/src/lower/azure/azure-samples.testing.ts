import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import type { Sample } from "../../sample-environments.testing.ts";
import { AZURE_DRAWINGS } from "./azure-drawings.testing.ts";

export { AZURE_DRAWINGS };

/** Every question answered: what waits for an answer is created, too. */
export const AZURE_ANSWERED: Target["choices"] = {
  "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`,
  "images.python": `example.azurecr.io/zerolake/python@sha256:${"b".repeat(64)}`,
  "images.serving": `example.azurecr.io/zerolake/serving@sha256:${"d".repeat(64)}`,
  "modelVersions.churn": "azureml:churn:1",
  "images.debezium": `quay.io/debezium/server@sha256:${"c".repeat(64)}`,
  "databases.later": "later.example.com/shop",
  "databases.customers": "customers.example.com:3306/shop",
  groupObjectIds: Object.fromEntries(
    ["analysts", "ml", "search", "engineers"].map((group) => [group, "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02"]),
  ),
  "modelVersions.models": "azureml:models:3",
  "unityModelVersions.ranking": "3",
  senderGroups: ["7d2f2c57-7c0f-44ad-8a55-13fb9a3f0b02"],
  flinkConnectors: [`https://repo.example.com/connector.jar#${"e".repeat(64)}`],
  "images.flink": `example.azurecr.io/zerolake/flink@sha256:${"f".repeat(64)}`,
  "modelVersions.shared": "azureml:detector:2",
  fabricAdministrators: ["data.admin@example.com"],
  databricksWorkspace: "adb-1234567890123456.7.azuredatabricks.net",
  confluentPlan: "confluent-cloud-azure-payg-prod/Confluent Cloud - Pay as you Go",
  confluentOwner: "data.admin@example.com",
  confluentOrganization: "9bb441c4-edef-46ac-8a41-c49e44a3fd9a",
  confluentIntegration: "cspi-6nxn5",
  confluentPrincipal: "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02",
  jwtIssuer: "https://login.example.com/",
  jwtAudience: ["api"],
};

/** Every template, and drawings of what no template has. */
export function azureSamples(): readonly Sample[] {
  const templates = TEMPLATES.map((template) => ({ name: template.title, blueprint: expandTemplate(template) }));
  return [...templates, ...AZURE_DRAWINGS];
}

import type { Component } from "@zerolake/blueprint";
import type { Environment } from "../../passes/resolve-environment.ts";
import { type AnswerDefinition, componentsOf } from "../answer-definition.ts";

const GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What only Confluent, the Marketplace and the directory know. */
export const CONFLUENT_ANSWERS = {
  confluentPlan: {
    label: "Plan of Confluent",
    question: "Which plan of Confluent Cloud shall be bought at the Azure Marketplace?",
    where: "The command “az confluent offer-detail show” lists plans: the id of the plan, a slash, its name.",
    form: {
      type: "text",
      pattern: "[\\w.-]+/.+",
      patternText: "the id of the plan, a slash and its name",
      example: "confluent-cloud-azure-payg-prod/Confluent Cloud - Pay as you Go",
    },
    whenEmpty: "Nothing is bought, and the stream waits.",
    askers: marketplaceStreams,
  },
  confluentOwner: {
    label: "Owner of the Confluent organisation",
    question: "Who shall own the organisation at Confluent that the Azure Marketplace makes?",
    where: "The e-mail address with which that person signs in to Azure.",
    form: { type: "text", pattern: "\\S+@\\S+", patternText: "an e-mail address", example: "data.admin@example.com" },
    whenEmpty: "Nothing is bought, and the stream waits.",
    askers: marketplaceStreams,
  },
  confluentOrganization: {
    label: "Confluent organisation",
    question: "Which organisation did the Azure Marketplace make?",
    where:
      "In the Azure portal on the page of the Confluent organisation, after the first deployment. Make a global key there, add it as a connection to Confluent, and choose that connection for this environment.",
    form: { type: "text", pattern: GUID, patternText: "the id of an organisation", example: "9bb441c4-edef-46ac-8a41-c49e44a3fd9a" },
    whenEmpty: "The organisation is bought; everything in it waits.",
    askers: marketplaceStreams,
  },
  confluentIntegration: {
    label: "Confluent's way into storage",
    question: "With which provider integration shall Confluent write tables into your storage?",
    where:
      "In Confluent Cloud under the environment's integrations: a provider integration for Azure, which has an id that begins with cspi.",
    form: { type: "text", pattern: "cspi-[a-z0-9]+", patternText: "the id of a provider integration", example: "cspi-6nxn5" },
    whenEmpty: "Tables stay in Confluent's own storage.",
    askers: deliveriesIntoStores,
  },
  confluentPrincipal: {
    label: "Confluent's application",
    question: "Which application of your directory is Confluent's provider integration?",
    where:
      "In the Azure portal under Microsoft Entra ID, Enterprise applications: the object id of the application that the integration names.",
    form: { type: "text", pattern: GUID, patternText: "the object id of an application", example: "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02" },
    whenEmpty: "Tables stay in Confluent's own storage.",
    askers: deliveriesIntoStores,
  },
} as const satisfies Readonly<Record<string, AnswerDefinition>>;

function marketplaceStreams(environment: Environment): readonly Component[] {
  return componentsOf(environment, "event-stream", "confluent-marketplace");
}

function deliveriesIntoStores(environment: Environment): readonly Component[] {
  return environment.target.cloud === "azure" ? componentsOf(environment, "stream-delivery", "confluent-tableflow") : [];
}

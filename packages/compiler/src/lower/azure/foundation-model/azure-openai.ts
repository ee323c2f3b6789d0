import { type Lowering, optionalText, type Part } from "../../../lowering.ts";
import { isEmbeddingModel } from "../../../sizing/hosted-model.ts";
import { addressIn } from "../../part-address.ts";
import { allow, workloadIdentity } from "../access.ts";
import { armId, nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { deploymentSku, hostedModel } from "./azure-openai-model.ts";

const ACCOUNT = "Microsoft.CognitiveServices/accounts";
const DEPLOYMENT = "Microsoft.CognitiveServices/accounts/deployments";

/** A model of the cloud's own service under an account of this environment, asked with identities only. */
export const azureOpenAi: Lowering = {
  cloud: "azure",
  kind: "foundation-model",
  variant: "azure-openai",
  service: "Azure OpenAI in Azure AI Foundry",
  gap: "which models there are, and how much of them, depends on the region and on the subscription's quota",
  minutes: [1, 4],
  outputs: (part) => ({
    ports: {
      endpoint: {
        protocol: "https",
        uri: `azureopenai://${accountName(part)}.openai.azure.com/${deploymentName(part)}`,
        accountName: accountName(part),
        deploymentName: deploymentName(part),
        deploymentAddress: addressIn(part, "model"),
        modelName: hostedModel(part).name,
        task: isEmbeddingModel(hostedModel(part).name) ? "embedding" : "chat",
        region: part.target.region,
      },
    },
  }),
  grants: { out: { endpoint: (self) => [allow("modelCaller", accountId(self), addressIn(self, "account"))] } },
  lower: (context) => [
    ...workloadIdentity(context),
    azureResource(context, {
      name: "account",
      type: ACCOUNT,
      id: accountId(context),
      minutes: [0, 2],
      body: {
        kind: "AIServices",
        sku: { name: "S0" },
        identity: { type: "SystemAssigned" },
        properties: {
          // Tokens of identities are taken under a name of its own only.
          customSubDomainName: accountName(context),
          disableLocalAuth: true,
          publicNetworkAccess: "Enabled",
          allowProjectManagement: false,
          networkAcls: { defaultAction: "Allow", bypass: "AzureServices" },
        },
      },
    }),
    azureResource(context, {
      name: "model",
      type: DEPLOYMENT,
      id: armId(context, DEPLOYMENT, accountName(context), deploymentName(context)),
      minutes: [0, 2],
      body: {
        sku: deploymentSku(context),
        properties: {
          model: { ...hostedModel(context), version: optionalText(context, "modelVersion") },
          versionUpgradeOption: "OnceCurrentVersionExpired",
          raiPolicyName: "Microsoft.DefaultV2",
        },
      },
      dependsOn: ["account"],
    }),
  ],
};

function accountName(part: Part): string {
  return nameOf(part, ACCOUNT, "account");
}

function accountId(part: Part): string {
  return armId(part, ACCOUNT, accountName(part));
}

function deploymentName(part: Part): string {
  return part.component.id;
}

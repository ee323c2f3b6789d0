import { type DesiredResource, join } from "@zerolake/resources";
import { type Granter, type Lowering, type LoweringContext, type Outputs, type Part, textSetting } from "../../../lowering.ts";
import { isEmbeddingModel } from "../../../sizing/hosted-model.ts";
import { ref } from "../../part-address.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { bedrockModel, modelArns, sourceArn } from "./bedrock-model.ts";

const PROFILE = "AWS::Bedrock::ApplicationInferenceProfile";
const GUARDRAIL = "AWS::Bedrock::Guardrail";

/** A model of the cloud's own service: a profile that counts what this environment asks, and a guardrail around chats. */
export const bedrock: Lowering = {
  cloud: "aws",
  kind: "foundation-model",
  variant: "bedrock",
  service: "Amazon Bedrock",
  gap: "which models there are depends on the region; some ask the account for a form once",
  minutes: [0, 2],
  outputs: bedrockOutputs,
  grants: { out: { endpoint: askRights } },
  lower: (context) => {
    reportResidency(context);
    return [profile(context), ...(isGuarded(context) ? [guardrail(context)] : [])];
  },
};

function bedrockOutputs(part: Part): Outputs {
  const { region } = part.target;
  const profileArn = ref(part, "profile", "InferenceProfileArn");
  const guarded = isGuarded(part) ? ["?guardrail=", ref(part, "guardrail", "GuardrailId")] : [];
  const { modelId } = bedrockModel(part);
  return {
    ports: {
      endpoint: {
        protocol: "bedrock-runtime InvokeModel",
        // The program asks Cohere's models in their own form, which it knows by the name.
        uri: modelId.startsWith("cohere.") ? `bedrock://${region}/${modelId}` : join(`bedrock://${region}/`, profileArn, ...guarded),
        profileArn,
        modelId,
        task: isEmbeddingModel(modelId) ? "embedding" : "chat",
        region,
      },
    },
  };
}

/** Chats are guarded outside of prototypes; a guardrail has nothing to say about vectors. */
function isGuarded(part: Part): boolean {
  return part.target.tier !== "prototype" && !isEmbeddingModel(bedrockModel(part).modelId);
}

function askRights(self: Granter) {
  const profileArn = ref(self, "profile", "InferenceProfileArn");
  return [
    allow(["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"], [profileArn, ...modelArns(self, bedrockModel(self))]),
    allow(["bedrock:GetInferenceProfile"], [profileArn]),
    ...(isGuarded(self) ? [allow(["bedrock:ApplyGuardrail"], [ref(self, "guardrail", "GuardrailArn")])] : []),
  ];
}

function reportResidency(context: LoweringContext): void {
  if (!bedrockModel(context).leavesWorld) return;
  context.report({
    severity: "warning",
    code: "ZL-AWS-MODEL-RESIDENCY",
    message: `“${context.component.title}” may be answered from another part of the world: ${textSetting(context, "model")} has no profile for ${context.target.region}'s own.`,
    target: { component: context.component.id, setting: "dataResidency" },
    hint: "Choose a model that answers in the region itself, or another region.",
  });
}

function profile(context: LoweringContext): DesiredResource {
  return awsResource(context, {
    name: "profile",
    type: PROFILE,
    properties: {
      InferenceProfileName: nameOf(context, PROFILE, "profile"),
      Description: `Requests of ${context.component.id}`,
      ModelSource: { CopyFrom: sourceArn(context, bedrockModel(context)) },
    },
  });
}

/** Refuses attempts to talk the model out of its task, and the worst of what people write; production hides personal data. */
function guardrail(context: LoweringContext): DesiredResource {
  const medium = { InputStrength: "MEDIUM", OutputStrength: "MEDIUM" } as const;
  return awsResource(context, {
    name: "guardrail",
    type: GUARDRAIL,
    properties: {
      Name: nameOf(context, GUARDRAIL, "guardrail"),
      Description: `Guardrail of ${context.component.id}`,
      BlockedInputMessaging: "This request is not allowed.",
      BlockedOutputsMessaging: "This answer is not allowed.",
      ContentPolicyConfig: {
        FiltersConfig: [
          { Type: "PROMPT_ATTACK", InputStrength: "HIGH", OutputStrength: "NONE" },
          { Type: "HATE", ...medium },
          { Type: "VIOLENCE", ...medium },
          { Type: "SEXUAL", ...medium },
        ],
      },
      SensitiveInformationPolicyConfig:
        context.target.tier === "production"
          ? {
              PiiEntitiesConfig: [
                { Type: "EMAIL", Action: "ANONYMIZE" },
                { Type: "CREDIT_DEBIT_CARD_NUMBER", Action: "BLOCK" },
              ],
            }
          : undefined,
      KmsKeyArn: context.platform("encryption-key")?.["keyArn"],
    },
  });
}

import type { DesiredResource } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { answerText, type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { googleServingMachine } from "../../../sizing/google-machines.ts";
import { addressIn } from "../../part-address.ts";
import { ownerSuffix } from "../../physical-name.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant, keyName } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";

const ENDPOINT = "aiplatform.endpoint";
const VERTEX = "aiplatform.googleapis.com";
/** What an endpoint waits for; the words follow "waits until". */
const WAITING_FOR_MODEL = "its model is named in the environment's settings";
const BUSY_PERCENT = 60;
const BUSY_METRIC = {
  cpu: "aiplatform.googleapis.com/prediction/online/cpu/utilization",
  gpu: "aiplatform.googleapis.com/prediction/online/accelerator/duty_cycle",
} as const;

/** Machines that always answer; the address stays through every new model. */
export const vertexEndpoint: Lowering = {
  cloud: "gcp",
  kind: "model-serving",
  variant: "vertex-endpoint",
  service: "Vertex AI endpoint",
  gap: "waits for the first approved model; keeps at least one machine; a second model for a share of the calls is put beside it by hand",
  minutes: [12, 30],
  outputs: (part) => ({
    ports: {
      endpoint: {
        protocol: "vertex-predict",
        uri: `vertex://${part.target.region}/${part.target.account}/${endpointName(part)}`,
        region: part.target.region,
      },
    },
  }),
  // The service has no policy per endpoint.
  grants: { out: { endpoint: (self) => [grant("roles/aiplatform.user", onProject(self))] } },
  lower: (context) => {
    reportShares(context);
    return [...workloadIdentity(context), endpoint(context), deployedModel(context)];
  },
};

function endpointName(part: Part): string {
  return nameOf(part, ENDPOINT, "endpoint");
}

function endpoint(context: LoweringContext): DesiredResource {
  const key = keyName(context);
  return gcpResource(context, {
    name: "endpoint",
    type: ENDPOINT,
    at: { name: endpointName(context) },
    properties: {
      displayName: context.component.title,
      description: `Endpoint of ${context.component.id}`,
      encryptionSpec: key === undefined ? undefined : { kmsKeyName: key },
    },
    dependsOn: afterKeyGrant(context, VERTEX),
  });
}

/** One model at a time: another version is another deployment, which takes over all calls. */
function deployedModel(context: LoweringContext): DesiredResource {
  const model = servedModel(context);
  if (model === undefined) reportAwaitedModel(context);
  const machine = googleServingMachine(textSetting(context, "instance"));
  const min = Math.max(1, numberSetting(context, "replicasMin"));
  const metric = machine.acceleratorType === undefined ? BUSY_METRIC.cpu : BUSY_METRIC.gpu;
  const id = modelId(context);
  return gcpResource(context, {
    name: "model",
    type: "aiplatform.deployedModel",
    at: { endpoint: endpointName(context), name: id },
    properties: {
      id,
      model: model ?? "the first approved version",
      displayName: context.component.title,
      serviceAccount: identityEmail(context),
      dedicatedResources: {
        machineSpec: { ...machine },
        minReplicaCount: min,
        maxReplicaCount: Math.max(min, numberSetting(context, "replicasMax")),
        autoscalingMetricSpecs: [{ metricName: metric, target: BUSY_PERCENT }],
      },
      enableAccessLogging: true,
    },
    dependsOn: ["endpoint", IDENTITY, GRANTS],
    minutes: [12, 30],
    ...(model === undefined ? { deferredUntil: WAITING_FOR_MODEL } : {}),
  });
}

/** The service wants up to ten digits. */
function modelId(context: LoweringContext): string {
  return String(Number.parseInt(ownerSuffix(context.target.environment, addressIn(context, "model")), 16));
}

/** The approved version, as the target's answers hold it under the registry or training that feeds the endpoint. */
function servedModel(context: LoweringContext): string | undefined {
  return context.incoming("model").flatMap((peer) => answerText(context, `models.${peer.component.id}`) ?? [])[0];
}

function reportAwaitedModel(context: LoweringContext): void {
  const [source] = context.incoming("model");
  if (source === undefined) return;
  reportAwaited(context, {
    answer: `models.${source.component.id}`,
    severity: "info",
    message: `“${context.component.title}” answers nobody yet: no model of “${source.component.title}” has been chosen.`,
  });
}

function reportShares(context: LoweringContext): void {
  const isShared = numberSetting(context, "shadowShare") > 0 || numberSetting(context, "canaryShare") > 0;
  if (!isShared) return;
  context.report({
    severity: "info",
    code: "ZL-GCP-SERVING-SHARE",
    message: `“${context.component.title}” sends all calls to one model: a second one for a share of them is put beside it by hand.`,
    target: { component: context.component.id },
    hint: "Deploy the second model to the same endpoint in Vertex AI and give it its share there.",
  });
}

import { type Lowering, type LoweringContext, numberSetting, textSetting } from "../../../lowering.ts";
import { servingMachine } from "../../../sizing/azure-machines.ts";
import { workloadIdentity } from "../access.ts";
import { codeAddress, codeInWorkspace, environmentAddress, environmentInWorkspace } from "../aml-workspace/code-version.ts";
import { insideWorkspace, readWorkspaceFiles } from "../aml-workspace/use-workspace.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { endpointScaling } from "./endpoint-scaling.ts";
import { askEndpoint, endpointOutputs, onlineEndpoint } from "./online-endpoint.ts";
import {
  registriesOf,
  replicasOf,
  reportAwaitedModel,
  SCORING_FILE,
  scoringVersion,
  servedModel,
  servingEnvironment,
  WAITING_FOR_MODEL,
} from "./serving-model.ts";

const CONCURRENCY = 10;
const PROBE = { initialDelay: "PT10S", period: "PT10S", timeout: "PT2S", failureThreshold: 30, successThreshold: 1 };

/** Machines that always answer with the version that somebody has chosen. */
export const amlOnlineEndpoint: Lowering = {
  cloud: "azure",
  kind: "model-serving",
  variant: "aml-online-endpoint",
  service: "Azure Machine Learning online endpoint",
  gap: "waits for the first model that somebody names; keeps at least one machine; no canary and no shadow yet",
  minutes: [8, 20],
  needs: ["aml-workspace"],
  outputs: (part) => endpointOutputs(part),
  grants: { out: { endpoint: askEndpoint } },
  lower: (context) => {
    reportAwaitedModel(context);
    reportShares(context);
    const model = servedModel(context);
    const version = scoringVersion();
    const environment = servingEnvironment();
    return [
      ...workloadIdentity(context, [readWorkspaceFiles(context), ...pullImages(context)]),
      ...codeInWorkspace(context, { artefact: "azure-scoring", file: SCORING_FILE, version }),
      ...environmentInWorkspace(context, environment),
      ...onlineEndpoint(context, {
        machines: replicasOf(context).min,
        properties: {
          // Shown in the plan while nobody has chosen one.
          model: model ?? insideWorkspace(context, "models", "first-chosen", "versions", "1"),
          codeConfiguration: {
            codeId: insideWorkspace(context, "codes", context.component.id, "versions", version),
            scoringScript: SCORING_FILE,
          },
          environmentId: insideWorkspace(context, "environments", context.component.id, "versions", environment.version),
          instanceType: servingMachine(textSetting(context, "instance")),
          egressPublicNetworkAccess: "Enabled",
          requestSettings: { maxConcurrentRequestsPerInstance: CONCURRENCY, requestTimeout: "PT5S" },
          livenessProbe: PROBE,
          readinessProbe: PROBE,
        },
        dependsOn: [codeAddress(context, version), environmentAddress(context, environment.version), ...registriesOf(context)],
        waiting: model === undefined ? { deferredUntil: WAITING_FOR_MODEL } : {},
      }),
      ...endpointScaling(context, replicasOf(context), model === undefined),
    ];
  },
};

/** What is asked for and does not happen must not be believed in. */
function reportShares(context: LoweringContext): void {
  const share = ["shadowShare", "canaryShare"].find((setting) => numberSetting(context, setting) > 0);
  if (share === undefined) return;
  context.report({
    severity: "info",
    code: "ZL-AZURE-ENDPOINT-SHARES",
    message: `A new model of “${context.component.title}” takes all calls at once: Zerolake sets no canary and no shadow on Azure yet.`,
    target: { component: context.component.id, setting: share },
    hint: "Add a second deployment in the studio and give it a share of the traffic.",
  });
}

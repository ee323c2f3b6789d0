import { type DesiredResource, digest, type PropertyMap, type Value } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { answerText, type LoweringContext, type Peer } from "../../../lowering.ts";
import { compact, type LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { type ArtefactObject, artefactObject } from "../artefact.ts";
import { policyLogicalName } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { servingEnvironment } from "../sagemaker/serving-environment.ts";
import { inferenceImage } from "../sagemaker/vendor-images.ts";

const MODEL = "AWS::SageMaker::Model";
const HASH_LENGTH = 8;

/** What an endpoint waits for; the words follow "waits until". */
export const WAITING_FOR_MODEL = "its model is named in the environment's settings";

type Waiting = { readonly deferredUntil?: string };

/**
 * The model that is served now: the approved version, as the target's answers hold it under `models.<component>` of the
 * registry or training that feeds the endpoint – the ARN of a model package, or the `s3://` address of an artefact.
 */
function servedModel(context: LoweringContext): string | undefined {
  return context.incoming("model").flatMap((peer) => answerText(context, `models.${peer.component.id}`) ?? [])[0];
}

export function waitingForModel(context: LoweringContext): Waiting {
  return servedModel(context) === undefined ? { deferredUntil: WAITING_FOR_MODEL } : {};
}

/** Said once per endpoint; the first model can be named only after a training. */
function reportAwaitedModel(context: LoweringContext): void {
  const [source] = context.incoming("model");
  if (source === undefined || servedModel(context) !== undefined) return;
  reportAwaited(context, {
    answer: `models.${source.component.id}`,
    severity: "info",
    message: `“${context.component.title}” answers nobody yet: no model of “${source.component.title}” has been chosen.`,
  });
}

/** One immutable model per version: its name carries the hash of what it is, so that the new one stands before the old one goes. */
export function modelVersion(context: LoweringContext, vpcConfig: PropertyMap | undefined, isIsolated: boolean): DesiredResource {
  const content = compact({
    ExecutionRoleArn: ref(context, "role", "Arn"),
    EnableNetworkIsolation: isIsolated ? true : undefined,
    PrimaryContainer: container(context),
    VpcConfig: vpcConfig,
  });
  const code = servingCode(context);
  reportAwaitedModel(context);
  return awsResource(context, {
    name: "model",
    type: MODEL,
    properties: { ModelName: contentName(context, { type: MODEL, logicalName: "model", content }), ...content },
    dependsOn: [policyLogicalName(), ...(code ? [code.address] : [])],
    ...waitingForModel(context),
  });
}

export interface ContentName {
  readonly type: string;
  readonly logicalName: string;
  readonly content: Value;
}

/** Name of an immutable resource: other content – its own or that of what it points to – other name. */
export function contentName(context: LoweringContext, { type, logicalName, content }: ContentName): string {
  return nameOf(context, type, logicalName, digest(content).slice(0, HASH_LENGTH));
}

function container(context: LoweringContext): LooseMap {
  const Environment = featureEnvironment(context);
  const model = servedModel(context);
  if (model?.startsWith("s3://")) {
    const method = methodOf(context);
    return {
      Image: inferenceImage(context, method),
      ModelDataUrl: model,
      Environment: { ...servingEnvironment(context, servingCode(context)?.uri), ...Environment },
    };
  }
  return { ModelPackageName: model ?? firstVersion(context.incoming("model")[0]), Environment };
}

/** How the model that is served was trained. */
function methodOf(context: LoweringContext): string {
  return (
    context
      .incoming("model")
      .map((peer) => peer.component.settings["method"])
      .find((method) => typeof method === "string") ?? "classic"
  );
}

/** Our serving script, when a classic model is served from its files; a registered version names its own. */
export function servingCode(context: LoweringContext): ArtefactObject | undefined {
  const isOurs = servedModel(context)?.startsWith("s3://") === true && methodOf(context) === "classic";
  return isOurs ? artefactObject(context, { name: "inference", artefact: "inference" }) : undefined;
}

/** What will be served first; shown in the plan while it does not exist. */
function firstVersion(registry: Peer | undefined): Value {
  const prefix = registry?.outputs["modelPackageArnPrefix"];
  return typeof prefix === "string" ? `${prefix}/1` : "first-approved-version";
}

function featureEnvironment(context: LoweringContext): LooseMap | undefined {
  const stores = context.incoming("features").flatMap((peer) => peer.outputs["uri"] ?? []);
  return stores[0] === undefined ? undefined : { ZEROLAKE_IN_FEATURES: stores[0] };
}

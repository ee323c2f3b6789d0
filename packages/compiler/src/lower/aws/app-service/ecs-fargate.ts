import { join } from "@zerolake/resources";
import {
  answerText,
  flagSetting,
  type Lowering,
  type LoweringContext,
  listSetting,
  numberSetting,
  type Outputs,
  type Part,
  textSetting,
} from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { loadBalancer } from "../fargate/load-balancer.ts";
import { fargateScaling } from "../fargate/scaling.ts";
import { clusterName, fargateService, serviceName } from "../fargate/service.ts";
import type { ServiceOptions } from "../fargate/service-options.ts";
import { roleArn } from "../iam.ts";
import { readSecrets, secretArn } from "../secrets/use-secret.ts";
import { edgeEnvironment } from "./environment.ts";

const CPU_TARGET_PERCENT = 60;
/** Answers of language models take their time. */
const IDLE_SECONDS = 120;

/** A container behind a load balancer that grows with its load. */
export const ecsFargate: Lowering = {
  cloud: "aws",
  kind: "app-service",
  variant: "ecs-fargate",
  service: "Amazon ECS on AWS Fargate with an Application Load Balancer",
  gap: "an address on the internet needs a certificate of yours; at least one task keeps running",
  minutes: [4, 8],
  minZones: 2,
  needs: ["network"],
  outputs: serviceOutputs,

  lower: (context) => {
    reportOpenListener(context);
    const replicas = replicasOf(context);
    const image = imageOf(context);
    return [
      ...loadBalancer(context, {
        port: numberSetting(context, "port"),
        healthPath: textSetting(context, "healthPath"),
        isPublic: isPublic(context),
        certificateArn: certificateOf(context),
        idleSeconds: IDLE_SECONDS,
      }),
      ...fargateService(context, {
        purpose: "app",
        image,
        cpu: numberSetting(context, "cpu"),
        memoryGb: numberSetting(context, "memoryGb"),
        port: numberSetting(context, "port"),
        isBalanced: true,
        environment: edgeEnvironment(context),
        ...secretsOf(context),
        isInterruptible: true,
        replicas,
      }),
      ...fargateScaling(context, replicas, CPU_TARGET_PERCENT),
    ];
  },
};

function serviceOutputs(part: Part): Outputs {
  const scheme = certificateOf(part) === undefined ? "http" : "https";
  const identity = { roleArn: roleArn(part) };
  return {
    ports: {
      endpoint: {
        protocol: scheme,
        url: join(`${scheme}://`, ref(part, "loadBalancer", "DNSName")),
        loadBalancerArn: ref(part, "loadBalancer", "LoadBalancerArn"),
        loadBalancerFullName: ref(part, "loadBalancer", "LoadBalancerFullName"),
        clusterName: clusterName(part),
        serviceName: serviceName(part),
        isPrivate: !isPublic(part),
        region: part.target.region,
        ...identity,
      },
      events: { protocol: "producer", serviceName: serviceName(part), ...identity },
      vectors: identity,
    },
  };
}

/** Nobody outside talks to it in the clear: a public address needs a certificate. */
function isPublic(part: Part): boolean {
  return flagSetting(part, "public") && certificateOf(part) !== undefined;
}

function certificateOf(part: Part): string | undefined {
  return answerText(part, "certificateArn", "certificate");
}

/** The user's image by digest, or our own application when none is named. */
function imageOf(context: LoweringContext): string | undefined {
  const named = textSetting(context, "image");
  if (named === "") return containerImage(context, "runtime");
  return isPinned(named) ? named : containerImage(context, named);
}

function isPinned(image: string): boolean {
  return /@sha256:[0-9a-f]{64}$/.test(image);
}

function secretsOf(context: LoweringContext): Pick<ServiceOptions, "secrets" | "readSecrets"> {
  const names = listSetting(context, "secretNames");
  const entries = names.flatMap((name) => {
    const arn = secretArn(context, name);
    return arn === undefined ? [] : [[name.toUpperCase().replaceAll("-", "_"), arn] as const];
  });
  return { secrets: Object.fromEntries(entries), readSecrets: readSecrets(context, names) };
}

/** A service cannot wake from zero by its own load. */
function replicasOf(part: Part): ServiceOptions["replicas"] {
  const min = Math.max(1, numberSetting(part, "replicasMin"));
  return { min, max: Math.max(min, numberSetting(part, "replicasMax")) };
}

function reportOpenListener(context: LoweringContext): void {
  if (!flagSetting(context, "public") || isPublic(context)) return;
  context.report({
    severity: context.target.tier === "production" ? "error" : "warning",
    code: "ZL-AWS-APP-CERTIFICATE",
    message: `“${context.component.title}” shall be public but has no certificate: it is reachable inside the network only.`,
    target: { component: context.component.id, setting: "certificate", answer: "certificateArn" },
    hint: "Name a certificate of AWS Certificate Manager of the same region in the environment's settings, or switch the public address off.",
  });
}

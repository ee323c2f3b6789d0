import { join } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, listSetting, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { containerImage } from "../../container-image.ts";
import { ref } from "../../part-address.ts";
import { identityId, workloadIdentity } from "../access.ts";
import { pullImages } from "../container-registry/pull-images.ts";
import { appName, containerApp } from "../containers/container-app.ts";
import { readSecrets, secretUri } from "../secrets/use-secret.ts";
import { edgeEnvironment } from "./environment.ts";

/** Answers of language models take their time: few callers at once share a replica. */
const REQUESTS_PER_REPLICA = 50;

/** A container behind HTTPS that grows with its load, down to none. */
export const containerApps: Lowering = {
  cloud: "azure",
  kind: "app-service",
  variant: "container-apps",
  service: "Azure Container Apps",
  gap: "an application that is not public answers inside its environment only; four processors are the most",
  minutes: [1, 3],
  needs: ["apps-environment", "container-registry"],
  outputs: (part) => {
    const url = join("https://", ref(part, "app", "properties.configuration.ingress.fqdn"));
    return {
      ports: {
        endpoint: { protocol: "https", url, appName: appName(part), region: part.target.region },
        events: { protocol: "kafka", identityId: identityId(part) },
        vectors: { identityId: identityId(part) },
      },
    };
  },
  lower: (context) => {
    const secrets = secretVariables(context);
    const min = numberSetting(context, "replicasMin");
    return [
      ...workloadIdentity(context, [...pullImages(context), ...readSecrets(context, Object.values(secrets))]),
      containerApp(context, {
        image: imageOf(context),
        cpu: numberSetting(context, "cpu"),
        memoryGb: numberSetting(context, "memoryGb"),
        environment: edgeEnvironment(context),
        secrets,
        ingress: { port: numberSetting(context, "port"), isPublic: isPublic(context) },
        healthPath: textSetting(context, "healthPath"),
        replicas: { min, max: Math.max(1, min, numberSetting(context, "replicasMax")) },
        requestsPerReplica: REQUESTS_PER_REPLICA,
      }),
    ];
  },
};

/** The user's image by digest, or our own application when none is named. */
function imageOf(context: LoweringContext): string | undefined {
  const named = textSetting(context, "image");
  if (named === "") return containerImage(context, "runtime");
  return /@sha256:[0-9a-f]{64}$/.test(named) ? named : containerImage(context, named);
}

function isPublic(part: Part): boolean {
  return flagSetting(part, "public");
}

/** Variable → entry of the Secrets component. */
function secretVariables(context: LoweringContext): Readonly<Record<string, string>> {
  const known = listSetting(context, "secretNames").filter((name) => secretUri(context, name) !== undefined);
  return Object.fromEntries(known.map((name) => [name.toUpperCase().replaceAll("-", "_"), name]));
}

import type { Blueprint } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import type { ConnectionFacts } from "../connections/connection-facts.ts";
import type { Environment } from "./environments.ts";

/** What only the installation and the environment's connection know. */
export interface TargetSurroundings {
  readonly installationId: string;
  readonly account: string;
  readonly facts?: Pick<ConnectionFacts, "principal" | "zones" | "workspace">;
}

/** Where an environment's blueprint is compiled for. What a person answered leads; the connection fills in the rest. */
export function targetOf(environment: Environment, { installationId, account, facts }: TargetSurroundings): Target {
  return {
    cloud: environment.cloud,
    region: environment.region,
    tier: environment.tier,
    account,
    choices: { ...toldAnswers(facts, environment.region), ...environment.choices },
    overrides: environment.overrides,
    environment: {
      installationId,
      organizationId: environment.organizationId,
      environmentId: environment.id,
      name: environment.resourceName,
      namePrefix: environment.namePrefix,
    },
  };
}

/** What the cloud told, under the keys that the compiler reads answers by. */
export function toldAnswers(facts: TargetSurroundings["facts"], region: string): Target["choices"] {
  const zones = facts?.zones[region] ?? [];
  return {
    ...(typeof facts?.principal === "string" ? { deployerRoleArn: facts.principal } : {}),
    ...(zones.length === 0 ? {} : { zones }),
    // On Azure it is an object id, which may administer what has to have an administrator.
    ...(/^[0-9a-f-]{36}$/.test(facts?.principal ?? "") ? { fabricAdministrators: [facts?.principal] } : {}),
    ...(facts?.workspace === undefined ? {} : { databricksWorkspace: facts.workspace }),
  };
}

/** The blueprint with the environment's own figures about the load. */
export function blueprintFor(environment: Pick<Environment, "workload">, blueprint: Blueprint): Blueprint {
  return { ...blueprint, workload: { ...blueprint.workload, ...environment.workload } };
}

import type { Blueprint } from "@zerolake/blueprint";
import type { Target } from "@zerolake/resources";
import type { Environment } from "./environments.ts";

/** Where an environment's blueprint is compiled for. `account` comes from its connection. */
export function targetOf(environment: Environment, { installationId, account }: { installationId: string; account: string }): Target {
  return {
    cloud: environment.cloud,
    region: environment.region,
    tier: environment.tier,
    account,
    choices: environment.choices,
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

/** The blueprint with the environment's own figures about the load. */
export function blueprintFor(environment: Pick<Environment, "workload">, blueprint: Blueprint): Blueprint {
  return { ...blueprint, workload: { ...blueprint.workload, ...environment.workload } };
}

import { settleSettings } from "@zerolake/blueprint";
import { blueprintFor, type Database, type Environment, getVersion } from "@zerolake/db";
import { type HealthFacts, type Signal, signalsOf } from "@zerolake/health";
import type { RecordedResource } from "@zerolake/planner";

interface Measured {
  readonly environment: Environment;
  /** Account, subscription or project. */
  readonly account: string;
  readonly resources: readonly RecordedResource[];
}

/** What can be measured of what is deployed, with the thresholds of the version that is deployed. */
export async function wantedSignals(db: Database, { environment, account, resources }: Measured): Promise<readonly Signal[]> {
  const { workload, settings } = await deployedDesign(db, environment);
  const place = { region: environment.region, account, workload };
  return resources.flatMap((resource) => signalsOf(resource, { ...place, settings: settings.get(resource.component) ?? {} }));
}

interface Design extends Pick<HealthFacts, "workload"> {
  /** By component. */
  readonly settings: ReadonlyMap<string, HealthFacts["settings"]>;
}

/** While only parts of a version are deployed, none is: what its settings would say is then not known. */
async function deployedDesign(db: Database, environment: Environment): Promise<Design> {
  const { deployedVersionId, organizationId, workload } = environment;
  if (deployedVersionId === null) return { workload, settings: new Map() };
  const { document } = await getVersion(db, organizationId, deployedVersionId);
  const blueprint = blueprintFor(environment, document);
  const settled = settleSettings(blueprint.components, blueprint, environment);
  return { workload: { ...blueprint.workload }, settings: new Map([...settled].map(([id, { settings }]) => [id, settings])) };
}

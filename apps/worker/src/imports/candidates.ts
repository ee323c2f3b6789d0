import { compile } from "@zerolake/compiler";
import {
  AppError,
  blueprintFor,
  type Environment,
  findHolders,
  getDraft,
  type ImportCandidate,
  listEnvironmentNames,
  listRecordedResources,
  type ResourceImport,
  targetOf,
} from "@zerolake/db";
import type { ExistingResource } from "@zerolake/execution";
import { importedRecord, importOutcome, isImportable, whyUnavailable } from "@zerolake/imports";
import type { RecordedResource } from "@zerolake/planner";
import { cloudName, type DesiredResource } from "@zerolake/resources";
import { askConnection } from "../connections/ask-connection.ts";
import type { OpenCloud } from "../connections/cloud-access.ts";
import type { WorkerContext } from "../worker-context.ts";

/** A list is read one by one, and some services answer slowly. */
const LISTING = { timeLimitMs: 60_000 };

/** Everything that an import at one address is about. */
export interface ImportSite {
  readonly environment: Environment;
  readonly cloud: OpenCloud;
  readonly desired: readonly DesiredResource[];
  readonly recorded: readonly RecordedResource[];
  /** What the design wants at the address. */
  readonly wanted: DesiredResource;
}

/** What is wanted is what the design says as it is drawn now: the next plan is made of it. */
export async function siteOf(
  { db, clouds, installation }: WorkerContext,
  environment: Environment,
  { address, type }: Pick<ResourceImport, "address" | "type">,
): Promise<ImportSite> {
  const { organizationId, projectId, region } = environment;
  const cloud = await clouds.open(organizationId, environment, { purpose: "import", subject: environment.id });
  const { document } = await getDraft(db, organizationId, projectId);
  const facts = await askConnection(db, cloud, region);
  const target = targetOf(environment, { installationId: installation.id, account: cloud.account, facts });
  const { resources: desired } = compile(blueprintFor(environment, document), target);
  const wanted = desired.find((resource) => resource.address === address);
  if (!wanted || wanted.type !== type || !isImportable(wanted))
    throw new AppError("conflict", { message: `The design does not want ${address} as a ${type} any more.`, hint: "Open the list again." });
  const recorded = await listRecordedResources(db, organizationId, environment.id);
  return { environment, cloud, desired, recorded, wanted };
}

/** What exists of the wanted type, by name, with what recording each would mean. */
export async function listCandidates(context: WorkerContext, site: ImportSite): Promise<readonly ImportCandidate[]> {
  const { type, via } = site.wanted;
  const existing = await site.cloud.driver.listExisting(type, via, LISTING);
  if (!existing)
    throw new AppError("invalid", {
      message: `${cloudName(site.environment.cloud as Parameters<typeof cloudName>[0])} has no list of ${type} by itself.`,
      hint: "Import what it belongs to; the rest is created beside it.",
    });
  const candidates = await describe(context, site, existing);
  return candidates.toSorted(
    (left, right) => left.title.localeCompare(right.title, "en") || left.identifier.localeCompare(right.identifier, "en"),
  );
}

export async function candidateOf(context: WorkerContext, site: ImportSite, existing: ExistingResource): Promise<ImportCandidate> {
  const [candidate] = await describe(context, site, [existing]);
  if (!candidate) throw new Error("One resource is described by one candidate.");
  return candidate;
}

export function recordOf({ wanted, recorded }: ImportSite, { identifier, attributes }: ExistingResource): RecordedResource {
  return importedRecord({ desired: wanted, recorded, identifier, attributes });
}

async function describe({ db }: WorkerContext, site: ImportSite, all: readonly ExistingResource[]): Promise<readonly ImportCandidate[]> {
  const { environment, wanted } = site;
  const { id, organizationId } = environment;
  const identifiers = all.map(({ identifier }) => identifier);
  const holders = await findHolders(db, organizationId, { environmentId: id, type: wanted.type, identifiers });
  const holderOf = new Map(holders.map((holder) => [holder.identifier, holder]));
  const owners = all.flatMap(({ owner }) => owner?.environment ?? []);
  const names = await listEnvironmentNames(db, organizationId, owners);
  return all.map((existing) => {
    const { identifier, title, owner } = existing;
    const recordedAt = holderOf.get(identifier);
    const ownerName = owner && names.get(owner.environment);
    const unavailable = whyUnavailable({
      environment: id,
      address: wanted.address,
      ...(owner ? { owner } : {}),
      ...(recordedAt ? { recordedAt } : {}),
      ...(ownerName === undefined ? {} : { ownerName }),
    });
    const outcome = importOutcome(recordOf(site, existing), site);
    return { identifier, title, ...(unavailable === undefined ? {} : { unavailable }), ...outcome };
  });
}

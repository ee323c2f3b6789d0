import {
  AppError,
  findWantedResources,
  getEnvironment,
  getOrphan,
  isDatabaseUnreachable,
  listOrphanStories,
  listRecordedResources,
  type OrphanSubject,
  recordAdoption,
  refuseAdoption,
} from "@zerolake/db";
import { adoptedRecord, whyNotAdoptable } from "@zerolake/orphans";
import type { JobPayload } from "@zerolake/queue";
import { sentenceOf } from "../sentence-of.ts";
import type { WorkerContext } from "../worker-context.ts";

const READ = { timeLimitMs: 15_000 };

/** Records a finding at its address, as the cloud shows it now. What stands in the way is said at the finding. */
export async function adoptOrphan(context: WorkerContext, { organizationId, findingId }: JobPayload<"orphan.adopt">): Promise<void> {
  const { db, logger, signals } = context;
  const finding = await getOrphan(db, organizationId, findingId);
  if (!finding.isAdoptionOwed) return;
  try {
    await adopt(context, organizationId, finding);
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error;
    logger.warn({ err: error, findingId }, "a resource could not be adopted");
    await refuseAdoption(db, organizationId, { findingId, problem: sentenceOf(error) });
  }
  signals.publish(`organization:${organizationId}`);
}

async function adopt({ db, clouds }: WorkerContext, organizationId: string, finding: OrphanSubject): Promise<void> {
  const environment = await getEnvironment(db, organizationId, finding.environment);
  const wanted = await findWantedResources(db, organizationId, environment.id);
  const recorded = await listRecordedResources(db, organizationId, environment.id);
  const { address, type, via, identifier, evidence } = finding;
  const reason = whyNotAdoptable({ finding, desired: wanted?.desired ?? [], recorded });
  const desired = wanted?.desired.find((resource) => resource.address === address);
  if (reason !== undefined || !wanted || !desired) throw new AppError("blocked", { message: reason ?? "No version wants it." });
  const { driver } = await clouds.open(organizationId, environment, { purpose: "import", subject: environment.id });
  const observed = await driver.read({ address, type, via, identifier }, READ);
  if (!observed) throw new AppError("notFound", { message: "The cloud does not have it any more.", hint: "Scan again." });
  if (observed.owner && (observed.owner.environment !== environment.id || observed.owner.address !== address))
    throw new AppError("conflict", { message: "It bears other tags by now.", hint: "Scan again." });
  const sentDigest = await digestOfCall(db, organizationId, evidence.entryId);
  const record = adoptedRecord({
    desired,
    recorded,
    identifier: observed.identifier,
    attributes: observed.attributes,
    ...(sentDigest === undefined ? {} : { sentDigest }),
  });
  await recordAdoption(db, organizationId, { findingId: finding.id, record, deploymentId: wanted.deploymentId });
}

async function digestOfCall(db: WorkerContext["db"], organizationId: string, entryId: string | undefined): Promise<string | undefined> {
  if (entryId === undefined) return undefined;
  return (await listOrphanStories(db, organizationId, [entryId])).get(entryId)?.requestDigest;
}

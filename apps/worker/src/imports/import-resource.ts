import {
  AppError,
  getEnvironment,
  getImport,
  isDatabaseUnreachable,
  noteListing,
  type ResourceImport,
  recordImport,
  refuseImport,
} from "@zerolake/db";
import type { JobPayload } from "@zerolake/queue";
import { sentenceOf } from "../sentence-of.ts";
import type { WorkerContext } from "../worker-context.ts";
import { candidateOf, listCandidates, recordOf, siteOf } from "./candidates.ts";

const READ = { timeLimitMs: 15_000 };

/** Does what an import waits for: lists what exists, or records what was chosen. What stands in the way is said at the import. */
export async function importResource(context: WorkerContext, { organizationId, importId }: JobPayload<"resource.import">): Promise<void> {
  const { db, signals, exclusively } = context;
  // A bell that rings twice finds the work done.
  await exclusively(`import ${importId}`, async () => {
    const asked = await getImport(db, organizationId, importId);
    if (asked.state === "listing") await list(context, asked);
    if (asked.state === "recording") await record(context, asked);
  });
  signals.publish(`organization:${organizationId}`);
}

async function list(context: WorkerContext, asked: ResourceImport): Promise<void> {
  const { db } = context;
  const { organizationId, id } = asked;
  try {
    const environment = await getEnvironment(db, organizationId, asked.environmentId);
    const candidates = await listCandidates(context, await siteOf(context, environment, asked));
    await noteListing(db, organizationId, id, { candidates });
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error;
    context.logger.warn({ err: error, importId: id }, "what exists could not be listed");
    await noteListing(db, organizationId, id, { problem: sentenceOf(error) });
  }
}

/** Reads what was chosen once more: what is recorded is what the cloud has now, and it means what was shown. */
async function record(context: WorkerContext, asked: ResourceImport): Promise<void> {
  const { db } = context;
  const { organizationId, id: importId } = asked;
  const shown = asked.candidates.find(({ identifier }) => identifier === asked.chosen);
  let candidate = shown;
  try {
    const environment = await getEnvironment(db, organizationId, asked.environmentId);
    const site = await siteOf(context, environment, asked);
    const { address, type, via } = site.wanted;
    const observed = shown && (await site.cloud.driver.read({ address, type, via, identifier: shown.identifier }, READ));
    if (!observed) throw new AppError("notFound", { message: "The cloud does not have it any more.", hint: "Look again." });
    // What lists call it stays its name.
    const existing = { ...observed, identifier: shown.identifier, title: shown.title };
    candidate = await candidateOf(context, site, existing);
    if (candidate.unavailable !== undefined) throw new AppError("conflict", { message: candidate.unavailable });
    await recordImport(db, organizationId, { importId, record: recordOf(site, existing), candidate });
  } catch (error) {
    if (isDatabaseUnreachable(error)) throw error;
    context.logger.warn({ err: error, importId }, "what was chosen could not be imported");
    await refuseImport(db, organizationId, { importId, problem: sentenceOf(error), ...(candidate ? { candidate } : {}) });
  }
}

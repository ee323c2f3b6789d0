import { claimOrphanScan, getConnection, loadScanSubject, recordOrphanScan, SCAN_CLAIM_MS } from "@zerolake/db";
import { compareWithCloud, type Finding, keyOf } from "@zerolake/orphans";
import type { JobPayload } from "@zerolake/queue";
import type { WorkerContext } from "../worker-context.ts";
import { lookAgain } from "./look-again.ts";
import { type Listed, listEverywhere } from "./open-places.ts";

/** Time to write down what was found, before another worker takes the scan over. */
const WRITING_MS = 60_000;

/**
 * Looks through everything that a connection reaches for what bears our tags and is not recorded, and for what is recorded and not there. It changes nothing
 * in the cloud. One at a time per connection; one that is cut short begins again.
 */
export async function scanConnection(
  context: WorkerContext,
  { organizationId, connectionId }: JobPayload<"connection.scan">,
): Promise<void> {
  const { db, installation, signals } = context;
  if (!(await claimOrphanScan(db, organizationId, connectionId))) return;
  const endsMs = performance.now() + SCAN_CLAIM_MS - WRITING_MS;
  const connection = await getConnection(db, organizationId, connectionId);
  const listed = await listEverywhere(context, connection);
  const regions = listed.looks.map(({ region, resources }) => ({ region, resources }));
  const resources = regions.flatMap((look) => look.resources);
  const subject = await loadScanSubject(db, organizationId, { connectionId, listed: resources });
  const { findings, unseen } = compareWithCloud({ installation: installation.id, regions, ...subject });
  const isOver = () => context.isStopping() || performance.now() > endsMs;
  const confirmed = await lookAgain({ findings, unseen, cloudOfFinding: whereListed(listed), cloudOf: listed.cloudOf }, isOver);
  if (context.isStopping()) return;
  const unread = confirmed.unsure.size;
  const refusals = unread === 0 ? [] : [`${unread} of ${connection.name}'s recorded resources could not be looked at.`];
  await recordOrphanScan(db, organizationId, {
    connectionId,
    regions: regions.map(({ region }) => region),
    ...confirmed,
    seen: resources.length,
    gaps: [...listed.gaps, ...refusals],
  });
  signals.publish(`organization:${organizationId}`);
}

/** The way by which a finding was listed. */
function whereListed({ looks }: Listed): (finding: Finding) => Listed["looks"][number]["cloud"] | undefined {
  const ways = new Map(
    looks.flatMap(({ cloud, resources }) =>
      resources.map(({ type, identifier }) => [keyOf({ kind: "unrecorded", type, identifier }), cloud] as const),
    ),
  );
  return ({ type, identifier }) => ways.get(keyOf({ kind: "unrecorded", type, identifier }));
}

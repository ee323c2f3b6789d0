import { type Finding, isCertain, keyOf, SECOND_LOOK_MS } from "@zerolake/orphans";
import type { PropertyMap } from "@zerolake/resources";
import { notFound } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { OrphanFinding } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { notify } from "../notifications/notify.ts";
import { SCAN_EVERY_HOURS } from "./scans.ts";

export interface FoundOrphan extends Finding {
  /** As the cloud showed it; absent where there is nothing to show. */
  readonly attributes?: PropertyMap;
}

export interface EndedScan {
  readonly connectionId: string;
  /** Regions that were looked through to the end: only there can a finding have come to its end. */
  readonly regions: readonly string[];
  readonly findings: readonly FoundOrphan[];
  /** Keys of what may still hold: the cloud would not say. */
  readonly unsure: ReadonlySet<string>;
  readonly seen: number;
  readonly gaps: readonly string[];
}

const HOUR_MS = 3_600_000;
/** What a person decided about and what is still seen stays decided; of anything else that is seen again, the story begins anew. */
const REMEMBERED: readonly OrphanFinding["state"][] = ["open", "notOurs", "ignored"];

/** Writes what a scan found and the end of what it found no more. Something that was seen for the first time is looked at again soon. */
export async function recordOrphanScan(db: Database, organizationId: string, scan: EndedScan): Promise<void> {
  const { connectionId, seen, gaps } = scan;
  await db.prisma.$transaction(
    async (tx) => {
      if ((await tx.orphanScan.count({ where: { connectionId, organizationId } })) === 0) throw notFound("connection");
      const now = await databaseNow(tx);
      const before = new Map(
        (await tx.orphanFinding.findMany({ where: { connectionId, organizationId } })).map((row) => [keyOf(row), row]),
      );
      let news = 0;
      for (const finding of scan.findings) {
        const isNews = await write(tx, { organizationId, connectionId, finding, row: before.get(keyOf(finding)), now });
        if (isNews && finding.kind === "unrecorded") news += 1;
      }
      await tellOf(tx, organizationId, { connectionId, findings: news });
      await settle(tx, organizationId, { scan, before: [...before.values()] });
      const isEarly = (await tx.orphanFinding.count({ where: { connectionId, organizationId, state: "open", isCertain: false } })) > 0;
      const nextDueAt = new Date(now.getTime() + (isEarly ? SECOND_LOOK_MS : SCAN_EVERY_HOURS * HOUR_MS));
      await tx.orphanScan.updateMany({
        where: { connectionId, organizationId },
        data: { requestedAt: null, claimedUntil: null, scannedAt: now, nextDueAt, seen, gaps: toJson(gaps) },
      });
    },
    { timeout: 30_000 },
  );
}

interface Writing {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly finding: FoundOrphan;
  readonly row: OrphanFinding | undefined;
  readonly now: Date;
}

/** True when it is shown from now on and was not before: it has been seen for certain for the first time. */
async function write(tx: Transaction, { organizationId, connectionId, finding, row, now }: Writing): Promise<boolean> {
  const { kind, region, type, via, identifier, title = null, environment, component, address, evidence, attributes = {} } = finding;
  const seenNow = { region, via, title, environment, component, address, evidence: toJson(evidence), lastSeenAt: now };
  if (row && REMEMBERED.includes(row.state)) {
    await tx.orphanFinding.updateMany({ where: { id: row.id, organizationId }, data: { ...seenNow, isCertain: true } });
    return row.state === "open" && !row.isCertain;
  }
  const isNowCertain = isCertain(finding, { nowMs: now.getTime(), seenBefore: false });
  // What a plan was made from must not move below it, so what the cloud shows is kept as it was first seen.
  const begun = { ...seenNow, attributes: toJson(attributes), firstSeenAt: now, isCertain: isNowCertain };
  if (!row) {
    await tx.orphanFinding.create({ data: { organizationId, connectionId, kind, type, identifier, ...begun } });
    return isNowCertain;
  }
  const undecided = { state: "open", reason: null, decidedById: null, decidedAt: null, adoptProblem: null } as const;
  await tx.orphanFinding.updateMany({ where: { id: row.id, organizationId }, data: { ...begun, ...undecided } });
  return isNowCertain;
}

async function tellOf(
  tx: Transaction,
  organizationId: string,
  { connectionId, findings }: { readonly connectionId: string; readonly findings: number },
): Promise<void> {
  if (findings === 0) return;
  const where = { id: connectionId, organizationId };
  const connection = await tx.connection.findFirstOrThrow({ where, select: { id: true, name: true } });
  const thing = `orphans:${connectionId}`;
  await notify(tx, organizationId, { kind: "orphan.found", thing, facts: { findings, connection } });
}

async function settle(
  tx: Transaction,
  organizationId: string,
  { scan, before }: { readonly scan: EndedScan; readonly before: readonly OrphanFinding[] },
): Promise<void> {
  const found = new Set(scan.findings.map(keyOf));
  const ended = before.filter(
    (row) =>
      (row.state === "open" || row.state === "ignored") &&
      scan.regions.includes(row.region) &&
      !found.has(keyOf(row)) &&
      !scan.unsure.has(keyOf(row)),
  );
  const ids = ended.map(({ id }) => id);
  const destroyed = await tx.deployment.findMany({
    where: { organizationId, orphanId: { in: ids }, state: "succeeded" },
    select: { orphanId: true },
  });
  const isDestroyed = new Set(destroyed.map(({ orphanId }) => orphanId));
  for (const id of ids) {
    const state = isDestroyed.has(id) ? "destroyed" : "settled";
    await tx.orphanFinding.updateMany({ where: { id, organizationId }, data: { state, adoptRequestedAt: null } });
  }
}

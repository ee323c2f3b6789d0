import type { Database } from "../database.ts";
import type { World } from "../world.testing.ts";
import { type FoundOrphan, recordOrphanScan } from "./record-scan.ts";
import { requestOrphanScans } from "./scans.ts";

/** What bears the tags of the world's environment and is not recorded, seen long after anything was last heard of it. */
export function foundOrphan(world: World, overrides: Partial<FoundOrphan> = {}): FoundOrphan {
  return {
    kind: "unrecorded",
    region: "eu-central-1",
    type: "Test::Service::Thing",
    via: "cloudcontrol",
    identifier: "orphan",
    environment: world.environment.id,
    component: "stream",
    address: "stream.topic",
    evidence: { reason: "tagsOnly" },
    heardAtMs: 0,
    ...overrides,
  };
}

/** As a scan would that found these and looked through the whole region. */
export async function scanned(db: Database, world: World, findings: readonly FoundOrphan[], unsure: readonly string[] = []): Promise<void> {
  const { organizationId, actor, connection } = world;
  await requestOrphanScans(db, organizationId, actor);
  const scan = {
    connectionId: connection.id,
    regions: ["eu-central-1"],
    findings,
    unsure: new Set(unsure),
    seen: findings.length,
    gaps: [],
  };
  await recordOrphanScan(db, organizationId, scan);
}

/** A finding of the world's connection; its id. */
export async function createOrphan(db: Database, world: World, overrides: Partial<FoundOrphan> = {}): Promise<string> {
  const finding = foundOrphan(world, overrides);
  await scanned(db, world, [finding]);
  const { kind, type, identifier } = finding;
  const row = await db.prisma.orphanFinding.findFirstOrThrow({ where: { connectionId: world.connection.id, kind, type, identifier } });
  return row.id;
}

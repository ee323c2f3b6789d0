import type { Prisma, PrismaClient } from "../generated/client.ts";
import { auditKeysOf } from "./audit-keys-of.ts";

interface LockedHead {
  readonly organizationId: string;
  readonly sequence: number;
  readonly hash: string;
  readonly seal: string | null;
  /** The organisation's audit key, sealed. */
  readonly key: Uint8Array | null;
}

/**
 * The seal of the head that follows. A head whose own seal is missing or does not fit is never sealed again: otherwise the next entry would make a changed
 * chain look whole. The first entry of a chain makes the organisation's key.
 */
export async function sealBeside(
  tx: Prisma.TransactionClient,
  before: LockedHead,
  next: { readonly sequence: number; readonly hash: string },
): Promise<string | null> {
  const { organizationId } = before;
  const keys = auditKeysOf(tx);
  if (!keys) return null;
  // A chain that is at its beginning and has a key already has lost its entries.
  const isFirst = before.sequence === 0 && before.key === null;
  const sealed = before.key ?? (isFirst ? await keys.make(tx, organizationId) : null);
  if (sealed === null) return null;
  if (before.key === null) await tx.auditKey.create({ data: { organizationId, sealed: new Uint8Array(sealed) } });
  const key = await keys.open(tx, organizationId, sealed);
  const isWhole = isFirst || (before.seal !== null && key.isSealOf(before.seal, before));
  return isWhole ? key.seal({ organizationId, ...next }) : null;
}

/** For chains that are older than seals: gives each its key and seals the head as it stands. Run once, with the migration that brought seals. */
export async function sealOlderChains(prisma: PrismaClient): Promise<number> {
  const heads = await prisma.auditHead.findMany({
    where: { seal: null, organization: { auditKey: null } },
    select: { organizationId: true },
  });
  for (const { organizationId } of heads) await prisma.$transaction((tx) => sealOlderChain(tx, organizationId));
  return heads.length;
}

async function sealOlderChain(tx: Prisma.TransactionClient, organizationId: string): Promise<void> {
  const keys = auditKeysOf(tx);
  if (!keys) return;
  await tx.$queryRaw`SELECT 1 FROM audit_head WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  const head = await tx.auditHead.findUniqueOrThrow({ where: { organizationId } });
  const sealed = await keys.make(tx, organizationId);
  await tx.auditKey.create({ data: { organizationId, sealed: new Uint8Array(sealed) } });
  const key = await keys.open(tx, organizationId, sealed);
  await tx.auditHead.update({ where: { organizationId }, data: { seal: key.seal(head) } });
}

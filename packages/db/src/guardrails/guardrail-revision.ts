import type { Transaction } from "../database.ts";

/** Every change of a guardrail waits here for decisions that are being made by the present ones, and they for it. */
export async function raiseGuardrailRevision(tx: Transaction, organizationId: string): Promise<void> {
  await tx.guardrailHead.upsert({
    where: { organizationId },
    create: { organizationId, revision: 1 },
    update: { revision: { increment: 1 } },
  });
}

/** How often the guardrails were changed; 0 where there have never been any. */
export async function guardrailRevision(tx: Pick<Transaction, "guardrailHead">, organizationId: string): Promise<number> {
  const head = await tx.guardrailHead.findUnique({ where: { organizationId }, select: { revision: true } });
  return head?.revision ?? 0;
}

/** The same, held until the transaction ends: nobody changes a guardrail in between. */
export async function holdGuardrailRevision(tx: Transaction, organizationId: string): Promise<number> {
  await tx.guardrailHead.createMany({ data: [{ organizationId }], skipDuplicates: true });
  const [head] = await tx.$queryRaw<{ revision: number }[]>`
    SELECT revision FROM guardrail_head WHERE organization_id = ${organizationId}::uuid FOR SHARE`;
  return head?.revision ?? 0;
}

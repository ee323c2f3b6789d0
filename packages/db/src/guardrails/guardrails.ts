import { type Policy, type PolicyTerms, policyTermsSchema, ruleOf } from "@zerolake/policies";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { Guardrail as GuardrailRow } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { raiseGuardrailRevision } from "./guardrail-revision.ts";

type Person = Actor & { readonly id: string };

/** A policy as its organisation keeps it. */
export interface Guardrail extends Policy {
  readonly isEnabled: boolean;
  /** A change names the one that it was made on. */
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

/** Oldest first. */
export async function listGuardrails(db: Database, organizationId: string): Promise<Guardrail[]> {
  return readGuardrails(db.prisma, organizationId);
}

/** The policies that judge plans now. */
export async function enabledPolicies(tx: Pick<Transaction, "guardrail" | "user">, organizationId: string): Promise<readonly Policy[]> {
  return (await readGuardrails(tx, organizationId)).filter(({ isEnabled }) => isEnabled);
}

/** Whether a plan has to be priced before it can be judged. */
export async function doGuardrailsNeedCost(db: Database, organizationId: string): Promise<boolean> {
  const policies = await enabledPolicies(db.prisma, organizationId);
  return policies.some(({ rule }) => ruleOf(rule).needsCost === true);
}

interface Creation {
  readonly terms: PolicyTerms;
  readonly actor: Person;
}

export async function createGuardrail(db: Database, organizationId: string, { terms, actor }: Creation): Promise<{ readonly id: string }> {
  return named(terms.name, async () =>
    db.prisma.$transaction(async (tx) => {
      await raiseGuardrailRevision(tx, organizationId);
      const data = { organizationId, ...columnsOf(terms), createdById: actor.id, updatedById: actor.id };
      const row = await tx.guardrail.create({ data });
      await appendAudit(tx, organizationId, { actor, action: "guardrail.create", target: targetOf(row), after: shown(row) });
      return { id: row.id };
    }),
  );
}

interface Change {
  readonly guardrailId: string;
  /** That the person saw. */
  readonly revision: number;
  readonly actor: Person;
}

/** Throws `conflict` when somebody else was quicker. */
export async function updateGuardrail(
  db: Database,
  organizationId: string,
  { terms, ...change }: Change & { readonly terms: PolicyTerms },
): Promise<void> {
  await named(terms.name, () => write(db, organizationId, { ...change, action: "guardrail.update", columns: columnsOf(terms) }));
}

/** One that is switched off stays, and judges nothing. */
export async function setGuardrailEnabled(
  db: Database,
  organizationId: string,
  { isEnabled, ...change }: Change & { readonly isEnabled: boolean },
): Promise<void> {
  const action = isEnabled ? "guardrail.enable" : "guardrail.disable";
  await write(db, organizationId, { ...change, action, columns: { isEnabled } });
}

export async function deleteGuardrail(
  db: Database,
  organizationId: string,
  { guardrailId, actor }: Omit<Change, "revision">,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await raiseGuardrailRevision(tx, organizationId);
    const row = await find(tx, organizationId, guardrailId);
    await tx.guardrail.deleteMany({ where: { id: guardrailId, organizationId } });
    await appendAudit(tx, organizationId, { actor, action: "guardrail.delete", target: targetOf(row), before: shown(row) });
  });
}

type Columns = ReturnType<typeof columnsOf> | { readonly isEnabled: boolean };

async function write(
  db: Database,
  organizationId: string,
  { guardrailId, revision, actor, action, columns }: Change & { readonly action: string; readonly columns: Columns },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await raiseGuardrailRevision(tx, organizationId);
    const before = await find(tx, organizationId, guardrailId);
    const [after] = await tx.guardrail.updateManyAndReturn({
      where: { id: guardrailId, organizationId, revision },
      data: { ...columns, revision: revision + 1, updatedById: actor.id },
    });
    if (!after) {
      throw new AppError("conflict", {
        message: `Somebody else changed “${before.name}” since you looked at it.`,
        hint: "Look at it again, then change what you still want to change.",
      });
    }
    await appendAudit(tx, organizationId, { actor, action, target: targetOf(after), before: shown(before), after: shown(after) });
  });
}

async function find(tx: Transaction, organizationId: string, id: string): Promise<GuardrailRow> {
  const row = await tx.guardrail.findFirst({ where: { id, organizationId } });
  if (!row) throw notFound("guardrail");
  return row;
}

async function readGuardrails(tx: Pick<Transaction, "guardrail" | "user">, organizationId: string): Promise<Guardrail[]> {
  const rows = await tx.guardrail.findMany({ where: { organizationId }, orderBy: { createdAt: "asc" } });
  const ids = rows.flatMap(({ createdById, updatedById }) => [createdById, updatedById]);
  const people = ids.length === 0 ? [] : await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "somebody who left";
  return rows.map((row) => ({
    ...readTerms(row),
    id: row.id,
    isEnabled: row.isEnabled,
    revision: row.revision,
    updatedAt: row.updatedAt,
    owner: nameOf(row.createdById),
    updatedBy: nameOf(row.updatedById),
  }));
}

/** What is stored is untrusted: a rule of a newer version is refused, not left out, since leaving it out would let plans pass. */
function readTerms({ name, rule, settings, effect, scope }: GuardrailRow): PolicyTerms {
  const parsed = policyTermsSchema.safeParse({ name, rule, settings, effect, scope });
  if (parsed.success) return parsed.data;
  throw new AppError("unreadable", {
    message: `The guardrail “${name}” cannot be read: ${parsed.error.issues[0]?.message ?? "it is of another form"}.`,
    hint: "It may have been written by a newer version of Zerolake. Update this one, or delete the guardrail.",
  });
}

function columnsOf({ name, rule, settings, effect, scope }: PolicyTerms) {
  return { name, rule, settings: toJson(settings), effect, scope: toJson(scope) };
}

function targetOf({ id, name }: GuardrailRow) {
  return { type: "guardrail", id, name };
}

function shown({ name, rule, settings, effect, scope, isEnabled }: GuardrailRow) {
  return { name, rule, settings, effect, scope, isEnabled };
}

async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", { message: `There is already a guardrail named “${name}”.`, hint: "Choose another name.", cause });
  }
}

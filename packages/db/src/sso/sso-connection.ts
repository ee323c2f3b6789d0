import { randomUUID } from "node:crypto";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { SsoConnection } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import {
  SSO_STATES,
  type SsoMapping,
  type SsoSettings,
  type SsoState,
  type SsoTest,
  ssoMappingSchema,
  ssoSettingsSchema,
  ssoTestSchema,
} from "./sso-settings.ts";

const SECRET_FIELD = "clientSecret";
const KEY_FIELD = "serviceProviderKey";

/** As people see it: never with a secret. */
export interface SsoConnectionView {
  readonly id: string;
  readonly state: SsoState;
  readonly settings: SsoSettings;
  readonly mapping: SsoMapping;
  readonly secretSetAt: Date | null;
  /** SAML: of our own key, PEM. */
  readonly certificate: string | null;
  readonly breakGlassUserId: string | null;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly test: (SsoTest & { readonly at: Date; readonly isCurrent: boolean }) | undefined;
}

/** What the console signs people in with. */
export interface OpenSsoConnection extends SsoConnectionView {
  readonly clientSecret: string | undefined;
  /** SAML: our private key, PEM. */
  readonly privateKey: string | undefined;
}

export async function findSsoConnection(db: Database, organizationId: string): Promise<SsoConnectionView | undefined> {
  const row = await db.prisma.ssoConnection.findUnique({ where: { organizationId } });
  return row ? viewOf(row) : undefined;
}

/** With its secrets, for a sign-in that is under way. */
export async function openSsoConnection(db: Database, organizationId: string, secrets: SecretBox): Promise<OpenSsoConnection | undefined> {
  const row = await db.prisma.ssoConnection.findUnique({ where: { organizationId } });
  if (!row) return undefined;
  const open = (field: string, sealed: Uint8Array | null) =>
    sealed ? secrets.open(db, organizationId, { row: row.id, field, sealed }) : Promise.resolve(undefined);
  const [clientSecret, privateKey] = await Promise.all([open(SECRET_FIELD, row.secretSealed), open(KEY_FIELD, row.keySealed)]);
  return { ...viewOf(row), clientSecret, privateKey };
}

interface SavedConnection {
  readonly settings: SsoSettings;
  readonly mapping: SsoMapping;
  /** A new client secret; absent: the stored one stays. */
  readonly clientSecret?: string | undefined;
  /** Our own key, kept only where there is none yet. */
  readonly key?: { readonly privateKey: string; readonly certificate: string } | undefined;
  /** That the person saw; 0 where there was none. */
  readonly revision: number;
  readonly secrets: SecretBox;
  readonly actor: Actor;
}

/** Stores what is set. What changes how people come in has to be tested again: until then it is not required any more. */
export async function saveSsoConnection(db: Database, organizationId: string, input: SavedConnection): Promise<void> {
  const { settings, mapping, clientSecret, actor } = input;
  await db.prisma.$transaction(async (tx) => {
    const before = await lockConnection(tx, organizationId);
    if ((before?.revision ?? 0) !== input.revision) throw changedMeanwhile();
    const id = before?.id ?? randomUUID();
    const data = {
      protocol: settings.protocol,
      settings: toJson(settings),
      mapping: toJson(mapping),
      ...(await secretColumns(tx, organizationId, { ...input, row: id, hasKey: Boolean(before?.keySealed) })),
    };
    const after = before
      ? await tx.ssoConnection.update({ where: { organizationId }, data: { ...data, ...consequences(before, input) } })
      : await tx.ssoConnection.create({ data: { id, organizationId, ...data } });
    await appendAudit(tx, organizationId, {
      actor,
      action: before ? "sso.update" : "sso.create",
      target: ssoTarget(after),
      ...(before ? { before: shown(before) } : {}),
      after: { ...shown(after), ...(clientSecret === undefined ? {} : { clientSecret: "replaced" }) },
    });
  });
}

async function secretColumns(
  tx: Transaction,
  organizationId: string,
  { clientSecret, key, secrets, row, hasKey }: SavedConnection & { readonly row: string; readonly hasKey: boolean },
) {
  const seal = (field: string, text: string) => secrets.seal(tx, organizationId, { row, field, text });
  return {
    ...(clientSecret === undefined ? {} : { secretSealed: await seal(SECRET_FIELD, clientSecret), secretSetAt: new Date() }),
    ...(key && !hasKey ? { keySealed: await seal(KEY_FIELD, key.privateKey), certificate: key.certificate } : {}),
  };
}

/** A mapping that changed says nothing about whether the provider can be trusted: the test stays good. */
function consequences(before: SsoConnection, { settings, clientSecret }: SavedConnection) {
  const revision = before.revision + 1;
  if (clientSecret === undefined && isSame(viewOf(before).settings, settings)) {
    return { revision, ...(before.testedRevision === before.revision ? { testedRevision: revision } : {}) };
  }
  return { revision, ...(before.state === "required" ? { state: "optional" } : {}) };
}

/** What a test sign-in has shown. It counts for the settings that it was made with. */
export async function recordSsoTest(
  db: Database,
  organizationId: string,
  { revision, test, actor }: { readonly revision: number; readonly test: SsoTest; readonly actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await lockConnection(tx, organizationId);
    if (!before) throw notFound("connection");
    const row = await tx.ssoConnection.update({
      where: { organizationId },
      data: { test: toJson(test), testedAt: new Date(), testedRevision: revision },
    });
    const { isPassed, problem, email, role } = test;
    await appendAudit(tx, organizationId, {
      actor,
      action: "sso.test",
      target: ssoTarget(row),
      after: { isPassed, ...(problem ? { problem } : {}), ...(email ? { email } : {}), ...(role ? { role } : {}) },
      result: isPassed ? "done" : "failed",
    });
  });
}

export async function lockConnection(tx: Transaction, organizationId: string): Promise<SsoConnection | undefined> {
  await tx.$queryRaw`SELECT 1 FROM sso_connection WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  return (await tx.ssoConnection.findUnique({ where: { organizationId } })) ?? undefined;
}

/** Throws `notFound` unless the connection is the organisation's own. */
export async function requireConnection(tx: Pick<Transaction, "ssoConnection">, organizationId: string, id: string): Promise<void> {
  if (!(await tx.ssoConnection.findFirst({ where: { id, organizationId }, select: { id: true } }))) throw notFound("connection");
}

export function changedMeanwhile(): AppError {
  return new AppError("conflict", {
    message: "Somebody else changed single sign-on since you looked at it.",
    hint: "Look at it again, then change what you still want to change.",
  });
}

export function ssoTarget({ id, protocol }: Pick<SsoConnection, "id" | "protocol">) {
  return { type: "ssoConnection", id, name: protocol === "oidc" ? "OIDC" : "SAML" };
}

export function viewOf(row: SsoConnection): SsoConnectionView {
  const settings = ssoSettingsSchema.safeParse(row.settings);
  const mapping = ssoMappingSchema.safeParse(row.mapping);
  const state = SSO_STATES.find((known) => known === row.state);
  if (!settings.success || !mapping.success || !state) {
    throw new AppError("unreadable", {
      message: "The settings of single sign-on cannot be read.",
      hint: "They may have been written by a newer version of Zerolake. Update this one.",
    });
  }
  const test = row.test === null || row.testedAt === null ? undefined : ssoTestSchema.parse(row.test);
  return {
    id: row.id,
    state,
    settings: settings.data,
    mapping: mapping.data,
    secretSetAt: row.secretSetAt,
    certificate: row.certificate,
    breakGlassUserId: row.breakGlassUserId,
    revision: row.revision,
    updatedAt: row.updatedAt,
    test: test && row.testedAt ? { ...test, at: row.testedAt, isCurrent: row.testedRevision === row.revision } : undefined,
  };
}

function shown({ protocol, state, settings, mapping }: SsoConnection) {
  return { protocol, state, settings, mapping };
}

function isSame(one: SsoSettings, other: SsoSettings): boolean {
  return JSON.stringify(one) === JSON.stringify(ssoSettingsSchema.parse(other));
}

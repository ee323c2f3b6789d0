import { randomUUID } from "node:crypto";
import { WEBHOOK_FORMS, type WebhookForm } from "@zerolake/notifications";
import * as z from "zod";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import { type EndpointChange, endpointTarget, findEndpoint } from "./find-endpoint.ts";
import { newWebhookSecret, sealAddress, sealSecret } from "./webhook-secrets.ts";

export const ENDPOINTS_MAX = 20;
export const formSchema = z.enum(WEBHOOK_FORMS);

/** As people see it: never with its address, which lets whoever has it write into a chat, nor with its secrets. */
export interface EndpointView {
  readonly id: string;
  readonly name: string;
  readonly form: WebhookForm;
  readonly host: string;
  readonly secretSetAt: Date | null;
  /** Until when calls are signed with the secret before, too; `null` when they are not any more. */
  readonly previousUntil: Date | null;
  readonly stoppedAt: Date | null;
}

/** By name. */
export async function listWebhookEndpoints(db: Database, organizationId: string): Promise<EndpointView[]> {
  const rows = await db.prisma.webhookEndpoint.findMany({ where: { organizationId }, orderBy: { name: "asc" } });
  const now = new Date();
  return rows.map(({ id, name, form, host, secretSetAt, previousUntil: until, stoppedAt }) => {
    const previousUntil = until !== null && until > now ? until : null;
    return { id, name, form: formSchema.parse(form), host, secretSetAt, previousUntil, stoppedAt };
  });
}

export interface NewEndpoint {
  readonly name: string;
  readonly form: WebhookForm;
  readonly address: string;
}

/** Makes an endpoint. The secret that signs its calls is in the answer and nowhere else; chats check none and have none. */
export async function createWebhookEndpoint(
  db: Database,
  organizationId: string,
  { endpoint, secrets, actor }: { readonly endpoint: NewEndpoint; readonly secrets: SecretBox; readonly actor: EndpointChange["actor"] },
): Promise<{ readonly id: string; readonly secret: string | null }> {
  const { name, form, address } = endpoint;
  const [row, host] = [randomUUID(), hostOf(address)];
  const secret = form === "standard" ? newWebhookSecret() : null;
  try {
    return await db.prisma.$transaction(async (tx) => {
      if ((await tx.webhookEndpoint.count({ where: { organizationId } })) >= ENDPOINTS_MAX)
        throw new AppError("blocked", {
          message: `There are ${ENDPOINTS_MAX} endpoints already.`,
          hint: "Delete one that is not needed any more.",
        });
      const addressSealed = await sealAddress(tx, organizationId, { row, address, secrets });
      const signing = secret === null ? {} : await sealSecret(tx, organizationId, { row, secret, secrets });
      const data = { id: row, organizationId, name, form, host, addressSealed, ...signing, createdById: actor.id };
      const created = await tx.webhookEndpoint.create({ data });
      await appendAudit(tx, organizationId, {
        actor,
        action: "webhookEndpoint.create",
        target: endpointTarget(created),
        after: { name, form, host },
      });
      return { id: row, secret };
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", { message: `There is already an endpoint named “${name}”.`, hint: "Choose another name.", cause });
  }
}

/** Sends to it again, after it had said that it is gone. */
export async function resumeWebhookEndpoint(
  db: Database,
  organizationId: string,
  { endpointId: id, actor }: EndpointChange,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await findEndpoint(tx, organizationId, id);
    await tx.webhookEndpoint.updateMany({ where: { id, organizationId }, data: { stoppedAt: null } });
    await appendAudit(tx, organizationId, { actor, action: "webhookEndpoint.resume", target: endpointTarget(before) });
  });
}

/** Forgets it with what was sent there. Refused while a rule leads to it. */
export async function deleteWebhookEndpoint(
  db: Database,
  organizationId: string,
  { endpointId: id, actor }: EndpointChange,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await findEndpoint(tx, organizationId, id);
    const rules = await tx.notificationRule.findMany({ where: { organizationId, endpointId: id }, select: { name: true } });
    if (rules.length > 0) {
      const names = rules.map(({ name }) => `“${name}”`).join(", ");
      throw new AppError("blocked", {
        message: `${names} ${rules.length === 1 ? "sends" : "send"} there.`,
        hint: "Delete the rule first.",
      });
    }
    await tx.webhookEndpoint.deleteMany({ where: { id, organizationId } });
    const { name, form, host } = before;
    await appendAudit(tx, organizationId, {
      actor,
      action: "webhookEndpoint.delete",
      target: endpointTarget(before),
      before: { name, form, host },
    });
  });
}

/** Only addresses that can be called at all; whether they may be is judged with each call. */
function hostOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "") return url.host;
  throw new AppError("invalid", {
    message: "This is no address that can be called.",
    hint: "Write the whole address, beginning with https://.",
  });
}

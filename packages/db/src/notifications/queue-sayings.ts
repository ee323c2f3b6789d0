import { letterOf, linkOf, type NotificationEvent, webhookBody } from "@zerolake/notifications";
import type { Transaction } from "../database.ts";
import { queueMails } from "../mail/outbox.ts";
import { mayGet } from "./event-recipients.ts";
import type { StoredRule } from "./notification-rules.ts";
import { formSchema } from "./webhook-endpoints.ts";

export interface Voice {
  /** Public address of the console, with which links begin; absent where nobody said. */
  readonly origin?: string;
  /** Whether a mail server is there; otherwise no letter is written. */
  readonly sendsMail: boolean;
}

/** An event that is being told. */
export interface Occurrence {
  readonly organizationId: string;
  readonly eventId: string;
  readonly event: NotificationEvent;
  readonly at: Date;
}

/** What is said of it elsewhere than in the console. */
interface Saying extends Occurrence, Voice {
  readonly organization: { readonly slug: string; readonly name: string };
  /** That match. */
  readonly rules: readonly StoredRule[];
}

function addressOf({ origin, event, organization }: Saying): { readonly url?: string } {
  return origin === undefined ? {} : { url: `${origin}${linkOf(event, organization.slug)}` };
}

/** Letters to the mailboxes of members, and those that rules ask for: one to each address, whoever asks for how many. */
export async function queueLetters(tx: Transaction, saying: Saying, mailboxes: readonly string[]): Promise<void> {
  const { organizationId, organization, event, origin, rules } = saying;
  const about = { organization: organization.name, ...addressOf(saying) };
  const choices = origin === undefined ? {} : { choices: `${origin}/${organization.slug}/settings/your-notifications` };
  const own = new Set(mailboxes.map((email) => email.toLowerCase()));
  const ruled = new Set<string>();
  for (const { email } of rules) {
    if (email !== null && !own.has(email) && (await mayGet(tx, organizationId, { event, email }))) ruled.add(email);
  }
  const [toOwn, byRule] = [letterOf(event, { ...about, ...choices }), letterOf(event, about)];
  const letters = [...[...own].map((to) => ({ to, ...toOwn })), ...[...ruled].map((to) => ({ to, ...byRule }))];
  await queueMails(tx, organizationId, letters);
}

/** Calls that rules ask for, one to each endpoint. */
export async function queueCalls(tx: Transaction, saying: Saying): Promise<void> {
  const { organizationId, eventId, event, at, organization, rules } = saying;
  const endpoints = new Map(rules.flatMap(({ endpoint }) => (endpoint?.stoppedAt === null ? [[endpoint.id, endpoint] as const] : [])));
  const told = { event, at, organization, ...addressOf(saying) };
  const data = [...endpoints.values()].map(({ id: endpointId, form }) => {
    return { organizationId, endpointId, eventId, kind: event.kind, body: webhookBody(formSchema.parse(form), told) };
  });
  await tx.webhookDelivery.createMany({ data, skipDuplicates: true });
}

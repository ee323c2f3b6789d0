import {
  domainOfEmail,
  findUser,
  listVerifiedDomains,
  type OpenSsoConnection,
  recordSsoTest,
  roleOfGroups,
  type SsoMapping,
  type SsoTest,
} from "@zerolake/db";
import { type ExternalSignIn, SignInProblem } from "@zerolake/sso";
import { isEmailDoubted, personOf } from "./admit-external.ts";
import type { AnswerContext } from "./answer-context.ts";

interface FinishedTest {
  readonly connection: OpenSsoConnection;
  readonly transaction: { readonly startedById: string | null };
  check(): Promise<ExternalSignIn>;
}

/** Keeps what a test sign-in has shown: what arrived, and what would come of it. Nobody is signed in and nothing is made. */
export async function recordTest(context: AnswerContext, { connection, transaction, check }: FinishedTest): Promise<void> {
  const { services, organizationId, from } = context;
  const tester = transaction.startedById === null ? null : await findUser(services.database, transaction.startedById);
  const by = tester?.name ?? "somebody who left";
  const actor = { kind: "user" as const, ...(tester ? { id: tester.id } : {}), name: by, from };
  const test = await testOf(context, connection, check).catch((error: unknown): SsoTest => {
    if (!(error instanceof SignInProblem)) throw error;
    return { by, isPassed: false, problem: `${error.message} Code ${error.code}.`, claims: {} };
  });
  await recordSsoTest(services.database, organizationId, { revision: connection.revision, test: { ...test, by }, actor });
}

async function testOf(
  { services, organizationId }: AnswerContext,
  { mapping }: OpenSsoConnection,
  check: () => Promise<ExternalSignIn>,
): Promise<SsoTest> {
  const received = await check();
  const { email, name, groups } = personOf(mapping, received);
  const role = roleOfGroups(mapping, groups);
  const domains = (await listVerifiedDomains(services.database, organizationId)).filter(({ verifiedAt }) => verifiedAt !== null);
  const isOurs = email !== undefined && domains.some(({ domain }) => domain === domainOfEmail(email));
  const problem = problemOf(email, { isDoubted: isEmailDoubted(received), isOurs, role, mapping });
  const claims = { ...received.claims, issuer: received.issuer, subject: received.subject };
  return {
    by: "",
    isPassed: problem === undefined,
    ...(problem ? { problem } : {}),
    claims: Object.fromEntries(Object.entries(claims).map(([key, value]) => [key, typeof value === "string" ? value : [...value]])),
    ...(email ? { email } : {}),
    ...(name ? { name } : {}),
    role,
  };
}

interface Found {
  readonly isDoubted: boolean;
  readonly isOurs: boolean;
  readonly role: SsoTest["role"];
  readonly mapping: SsoMapping;
}

/** Why this person would not come in: requiring what lets nobody in would lock everybody out. */
function problemOf(email: string | undefined, { isDoubted, isOurs, role, mapping }: Found): string | undefined {
  if (!email) return `There is no e-mail address in the claim “${mapping.email}”. Code SSO-EMAIL.`;
  if (isDoubted) return "The provider says that the e-mail address is not verified. Code SSO-UNVERIFIED.";
  if (!isOurs) return `The address ${email} is in no domain that the organisation has verified. Code SSO-DOMAIN.`;
  return role ? undefined : `None of the groups in the claim “${mapping.groups}” gives a role. Code SSO-ROLE.`;
}

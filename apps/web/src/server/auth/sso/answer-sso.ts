import { answerSignIn, isBrowserOf, issueTicket, type OpenSsoConnection, openSsoConnection, takeAssertion } from "@zerolake/db";
import { type ExternalSignIn, finishOidc, finishSaml, SignInProblem } from "@zerolake/sso";
import { admitExternal } from "./admit-external.ts";
import type { AnswerContext } from "./answer-context.ts";
import { providerConnection, providerFetch } from "./provider-connection.ts";
import { recordTest } from "./record-test.ts";

/** What came back from a provider. */
export type ProviderAnswer =
  | { readonly protocol: "oidc"; readonly currentUrl: URL; readonly browser: string | undefined }
  | { readonly protocol: "saml"; readonly response: string; readonly relayState: string | undefined };

/** A ticket that opens the session, or the end of a test. */
export type Answered =
  | { readonly kind: "signedIn"; readonly ticket: string; readonly target: string }
  | { readonly kind: "tested"; readonly target: string };

type Transaction = NonNullable<Awaited<ReturnType<typeof answerSignIn>>>;

/** Takes an answer of the organisation's provider, once. Throws `SignInProblem` or `NotAdmitted`. */
export async function answerSso(context: AnswerContext, answer: ProviderAnswer): Promise<Answered> {
  const { services, organizationId } = context;
  const connection = await openSsoConnection(services.database, organizationId, services.secretBox);
  if (!connection || connection.settings.protocol !== answer.protocol) {
    throw new SignInProblem("SSO-STATE", "Nobody expects an answer of this protocol.");
  }
  const transaction = await transactionOf(context, connection, answer);
  const isTest = transaction?.purpose === "test";
  if (connection.state === "off" && !isTest) throw new SignInProblem("SSO-STATE", "Single sign-on is off.");
  const check = () => checkedSignIn(context, { connection, transaction, answer });
  if (transaction && isTest) {
    await recordTest(context, { connection, transaction, check });
    return { kind: "tested", target: transaction.target };
  }
  const { userId } = await admitExternal(context, { connection, signIn: await check() });
  const target = transaction?.target ?? "/";
  const ticket = await issueTicket(services.database, organizationId, {
    connectionId: connection.id,
    userId,
    transactionId: transaction?.id,
    target,
  });
  return { kind: "signedIn", ticket, target };
}

/** The way there that an answer belongs to. Only a SAML provider may answer what nobody asked; whether it may is decided with its answer. */
async function transactionOf(
  { services, organizationId }: AnswerContext,
  { id: connectionId }: OpenSsoConnection,
  answer: ProviderAnswer,
): Promise<Transaction | undefined> {
  const state = answer.protocol === "oidc" ? (answer.currentUrl.searchParams.get("state") ?? undefined) : answer.relayState;
  const transaction = state === undefined ? undefined : await answerSignIn(services.database, organizationId, { connectionId, state });
  if (answer.protocol === "oidc") {
    if (!transaction) throw new SignInProblem("SSO-STATE", "The answer fits no sign-in that is under way.");
    if (!isBrowserOf(transaction, answer.browser)) throw new SignInProblem("SSO-STATE", "Another browser began this sign-in.");
  }
  return transaction;
}

interface Checked {
  readonly connection: OpenSsoConnection;
  readonly transaction: Transaction | undefined;
  readonly answer: ProviderAnswer;
}

async function checkedSignIn(
  { services, organizationId }: AnswerContext,
  { connection, transaction, answer }: Checked,
): Promise<ExternalSignIn> {
  const provider = providerConnection(connection, { origin: services.environment.NEXTAUTH_URL, organizationId });
  if (provider.protocol === "oidc" && answer.protocol === "oidc") {
    // Behind a proxy the request's own address is not the one that the provider was given.
    const currentUrl = new URL(`${provider.redirectUrl}${answer.currentUrl.search}`);
    const { nonce, codeVerifier } = transaction ?? {};
    const state = currentUrl.searchParams.get("state");
    if (!nonce || !codeVerifier || !state) throw new SignInProblem("SSO-STATE", "The answer fits no sign-in that is under way.");
    return finishOidc(provider.oidc, { currentUrl, expected: { state, nonce, codeVerifier }, fetch: providerFetch(services) });
  }
  if (provider.protocol !== "saml" || answer.protocol !== "saml")
    throw new SignInProblem("SSO-STATE", "The protocol has changed meanwhile.");
  const signIn = await finishSaml(provider.saml, { response: answer.response, requestId: transaction?.requestId ?? undefined });
  const { assertionId, usableUntil: expiresAt } = signIn;
  if (!(await takeAssertion(services.database, organizationId, { connectionId: connection.id, assertionId, expiresAt }))) {
    throw new SignInProblem("SSO-REPLAY", "The assertion was used before.");
  }
  return signIn;
}

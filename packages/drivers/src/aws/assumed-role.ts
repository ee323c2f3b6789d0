import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";
import { type CloudError, CloudRefusalError, NoAnswerError } from "@zerolake/execution";
import { keptTokens, type TimedToken } from "../rest/kept-token.ts";
import { toFailure } from "./ask-aws.ts";
import type { AwsCredentials } from "./aws-clients.ts";
import { classifyError } from "./classify-error.ts";

/** A role that is taken on for an hour at a time; nothing that lasts is kept. */
export interface AssumedRole {
  readonly roleArn: string;
  /** Stands in CloudTrail beside everything that is done. */
  readonly sessionName: string;
  /** Why AWS lets us: a token of our own issuer, or this machine's own identity together with the id that the role asks for. */
  readonly by: { readonly token: () => Promise<string> } | { readonly externalId: string };
}

interface Where {
  readonly region: string;
  /** An address instead of the cloud's own; whoever passes it has checked it. */
  readonly endpoint?: string;
}

const SESSION_SECONDS = 3_600;
const ANSWER_LIMIT_MS = 10_000;
/** The SDK asks for others five minutes before what it has ends; what is kept longer would be given to it again. */
const ENDS_EARLIER_MS = 240_000;

/** Gives the role's credentials, and others before they end. Whoever asks meanwhile waits for the same answer. */
export function roleCredentials(role: AssumedRole, where: Where): () => Promise<AwsCredentials> {
  const current = keptTokens((_key, signal) => takeOn(role, where, signal));
  return () => current("", AbortSignal.timeout(ANSWER_LIMIT_MS));
}

async function takeOn(role: AssumedRole, where: Where, abortSignal: AbortSignal): Promise<TimedToken<AwsCredentials>> {
  const token = "token" in role.by ? await role.by.token() : undefined;
  // Without credentials given, the SDK looks for those of this machine: environment, container, instance.
  const client = new STSClient({ ...where, maxAttempts: 1 });
  try {
    return timed(await ask(client, role, { token, abortSignal }));
  } catch (error) {
    throw refusalOf(error, role);
  } finally {
    client.destroy();
  }
}

async function ask(
  client: STSClient,
  { roleArn, sessionName, by }: AssumedRole,
  { token, abortSignal }: { readonly token: string | undefined; readonly abortSignal: AbortSignal },
): Promise<Credentials | undefined> {
  const session = { RoleArn: roleArn, RoleSessionName: sessionName, DurationSeconds: SESSION_SECONDS };
  const { Credentials: credentials } =
    token === undefined
      ? await client.send(new AssumeRoleCommand({ ...session, ...("externalId" in by ? { ExternalId: by.externalId } : {}) }), {
          abortSignal,
        })
      : await client.send(new AssumeRoleWithWebIdentityCommand({ ...session, WebIdentityToken: token }), { abortSignal });
  return credentials;
}

function timed(credentials: Credentials | undefined): TimedToken<AwsCredentials> {
  const {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiration,
  } = credentials ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) throw new NoAnswerError("AWS STS gave no credentials.");
  const lifetimeMs = expiration.getTime() - Date.now() - ENDS_EARLIER_MS;
  return { token: { accessKeyId, secretAccessKey, sessionToken, expiration }, lifetimeMs };
}

/** A refused role is nothing that passes by itself, as it may be where a service is refused one that was just made. */
function refusalOf(error: unknown, { roleArn, by }: AssumedRole): Error {
  if (error instanceof Error && error.name === "CredentialsProviderError") return new CloudRefusalError(NO_IDENTITY);
  if (error instanceof CloudRefusalError || error instanceof NoAnswerError) return error;
  const failure = toFailure(error);
  const refusal = classifyError(failure);
  if (refusal.cause !== "propagation") return new CloudRefusalError(refusal);
  const condition = "externalId" in by ? "its external ID" : "its issuer, audience and subject";
  const remedy = `Check that ${roleArn} exists and that its trust policy names this connection with ${condition}, then test the connection.`;
  return new CloudRefusalError({ class: "permission", code: failure.code, message: failure.message, remedy });
}

const NO_IDENTITY: CloudError = {
  class: "permission",
  code: "NoIdentity",
  message: "This worker has no identity of its own in AWS.",
  remedy: "Run the workers with an instance profile, a task role or a pod identity, or let the connection use web identity instead.",
};

import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { CloudIdentity } from "@zerolake/execution";
import { lookUp } from "./ask-aws.ts";
import type { AwsCall } from "./aws-call.ts";

/** The caller as STS sees it, and as a policy names it. */
export async function whoAmI({ clients, abortSignal }: AwsCall): Promise<CloudIdentity> {
  const caller = await lookUp(() => clients.sts().send(new GetCallerIdentityCommand({}), { abortSignal }));
  const identity = caller?.Arn ?? "";
  const principal = principalOf(identity);
  return { account: caller?.Account ?? "", identity, ...(principal === undefined ? {} : { principal }) };
}

/**
 * How policies name an identity: a session of a role as its role, a user as it is. Nothing for the account's root and for
 * federated users, whom EKS and OpenSearch do not take. The path of a role is not part of its sessions' ARN, so a role with a
 * path comes without it.
 */
export function principalOf(arn: string): string | undefined {
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/.exec(arn);
  if (session) return `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
  return /^arn:[\w-]+:iam::\d{12}:(user|role)\/.+$/.test(arn) ? arn : undefined;
}

import type { CloudCredentials, ConnectionTrust } from "@zerolake/db";
import type { AssumedRole, AwsCredentials, AzureCredentials, GoogleIdentity } from "@zerolake/drivers";
import { AWS_AUDIENCE, AZURE_AUDIENCE, googleAudience, subjectOfConnection } from "@zerolake/workload-identity";
import type { IdentityTokens } from "../identity/worker-identity.ts";

/** With what a cloud's driver proves who we are, and what it acts in. */
export type CloudKeys =
  | { readonly cloud: "aws"; readonly credentials: AwsCredentials | AssumedRole }
  | { readonly cloud: "azure"; readonly subscription: string; readonly credentials: AzureCredentials }
  | { readonly cloud: "gcp"; readonly project: string; readonly identity: GoogleIdentity };

/** Stored keys as the drivers take them. */
export function keysOfCredentials(credentials: CloudCredentials): CloudKeys {
  if ("accessKeyId" in credentials) return { cloud: "aws", credentials };
  if ("client_email" in credentials) {
    return { cloud: "gcp", project: credentials.project ?? credentials.project_id, identity: credentials };
  }
  const { subscription, ...application } = credentials;
  return { cloud: "azure", subscription, credentials: application };
}

interface Speaker {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly identity: IdentityTokens;
}

/** What takes the place of stored keys: tokens of our issuer, or the worker's own identity. Nothing is asked of a cloud yet. */
export function keysOfTrust(trust: ConnectionTrust, speaker: Speaker): CloudKeys {
  const { organizationId, connectionId, identity } = speaker;
  const tokenFor = (cloud: CloudKeys["cloud"], audience: string) => () =>
    identity.tokenFor({ organizationId, connectionId, cloud, audience });
  switch (trust.method) {
    case "webIdentity":
      return { cloud: "aws", credentials: { ...role(trust, connectionId), by: { token: tokenFor("aws", AWS_AUDIENCE) } } };
    case "assumedRole":
      return { cloud: "aws", credentials: { ...role(trust, connectionId), by: { externalId: trust.externalId } } };
    case "federatedCredential": {
      const { subscription, tenantId, clientId } = trust;
      // Without a client id the identity was not made yet, which Entra says itself.
      return {
        cloud: "azure",
        subscription,
        credentials: { tenantId, clientId: clientId ?? NO_CLIENT, assertion: tokenFor("azure", AZURE_AUDIENCE) },
      };
    }
    case "managedIdentity": {
      const { subscription, tenantId, clientId } = trust;
      return { cloud: "azure", subscription, credentials: { tenantId, clientId, isManaged: true } };
    }
    case "identityFederation": {
      const { project, provider, serviceAccount } = trust;
      const subject = subjectOfConnection({ organizationId, connectionId });
      return { cloud: "gcp", project, identity: { provider, subject, serviceAccount, token: tokenFor("gcp", googleAudience(provider)) } };
    }
    case "attachedAccount":
      return { cloud: "gcp", project: trust.project, identity: { actsAs: trust.serviceAccount } };
  }
}

const NO_CLIENT = "00000000-0000-0000-0000-000000000000";

function role({ roleArn }: { readonly roleArn: string }, connectionId: string): Pick<AssumedRole, "roleArn" | "sessionName"> {
  return { roleArn, sessionName: `zerolake-${connectionId}` };
}

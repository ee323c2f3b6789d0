import type { WantedTrust } from "../../server/trust/trust-schemas.ts";
import type { TrustMethod } from "../access-words.ts";

interface TrustField {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
}

const ACCOUNT: TrustField = {
  key: "account",
  label: "Account ID",
  help: "What is deployed is created and billed there.",
  placeholder: "123456789012",
};
const TENANT: TrustField = {
  key: "tenantId",
  label: "Directory (tenant) ID",
  help: "Of the Microsoft Entra directory that the subscription belongs to.",
  placeholder: "00000000-0000-0000-0000-000000000000",
};
const SUBSCRIPTION: TrustField = {
  key: "subscription",
  label: "Subscription ID",
  help: "What is deployed is created and billed there.",
  placeholder: "00000000-0000-0000-0000-000000000000",
};
const PROJECT: TrustField = {
  key: "project",
  label: "Project ID",
  help: "What is deployed is created and billed there.",
  placeholder: "data-prod-123456",
};

/** What a way asks for before the cloud is told; everything else is made by the server. */
export const TRUST_FIELDS: Readonly<Record<TrustMethod, readonly TrustField[]>> = {
  webIdentity: [ACCOUNT],
  assumedRole: [ACCOUNT],
  federatedCredential: [TENANT, SUBSCRIPTION],
  managedIdentity: [
    TENANT,
    SUBSCRIPTION,
    {
      key: "clientId",
      label: "Client ID",
      help: "Of the managed identity of the workers' machines.",
      placeholder: "00000000-0000-0000-0000-000000000000",
    },
  ],
  identityFederation: [
    PROJECT,
    {
      key: "projectNumber",
      label: "Project number",
      help: "Stands beside the ID on the project's dashboard.",
      placeholder: "123456789012",
    },
  ],
  attachedAccount: [PROJECT],
};

export type TrustDraft = Readonly<Record<string, string>>;

/** As the server takes it; undefined while something is missing. Whether it is right, the server says. */
export function wantedTrust(method: TrustMethod, draft: TrustDraft): WantedTrust | undefined {
  const fields = TRUST_FIELDS[method].map(({ key }) => [key, draft[key]?.trim() ?? ""] as const);
  return fields.every(([, text]) => text !== "") ? ({ method, ...Object.fromEntries(fields) } as WantedTrust) : undefined;
}

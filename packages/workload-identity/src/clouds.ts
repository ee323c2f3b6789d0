import type { SigningAlgorithm } from "./signing-key.ts";

/**
 * What each cloud wants a token for it to be. Sources: AWS, "Create a role for OpenID Connect federation"; Microsoft, "Important
 * considerations and restrictions for federated identity credentials" (RS256 only, the audience of the public cloud); Google,
 * "Configure Workload Identity Federation with other identity providers".
 */
export const AWS_AUDIENCE = "sts.amazonaws.com";
export const AZURE_AUDIENCE = "api://AzureADTokenExchange";

/** What Google's providers take when no audience is set: their own full name. */
export function googleAudience(provider: string): string {
  return `https://iam.googleapis.com/${provider}`;
}

export const ALGORITHM_OF_CLOUD: Readonly<Record<"aws" | "azure" | "gcp", SigningAlgorithm>> = {
  aws: "ES256",
  azure: "RS256",
  gcp: "ES256",
};

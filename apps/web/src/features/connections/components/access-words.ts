import type { Cloud } from "@zerolake/resources";
import { CREDENTIAL_WORDS } from "./credential-words.ts";

/** Ways that keep no key. */
export const TRUST_METHODS = {
  aws: ["webIdentity", "assumedRole"],
  azure: ["federatedCredential", "managedIdentity"],
  gcp: ["identityFederation", "attachedAccount"],
} as const;

export type TrustMethod = (typeof TRUST_METHODS)[Cloud][number];

/** What each way is called, and what it stands on. */
export const TRUST_WORDS: Readonly<Record<TrustMethod, { readonly name: string; readonly help: string }>> = {
  webIdentity: {
    name: "Role, web identity",
    help: "AWS checks short-lived tokens that this installation signs. No key is stored anywhere.",
  },
  assumedRole: {
    name: "Role, external ID",
    help: "The workers' own identity in AWS takes the role on, with an ID that is made for this connection.",
  },
  federatedCredential: {
    name: "Federated credential",
    help: "Microsoft Entra ID checks short-lived tokens that this installation signs. No secret is stored anywhere.",
  },
  managedIdentity: { name: "Managed identity", help: "The workers run in Azure and use a managed identity of their machines." },
  identityFederation: {
    name: "Workload identity federation",
    help: "Google Cloud checks short-lived tokens that this installation signs. No key is stored anywhere.",
  },
  attachedAccount: {
    name: "Attached service account",
    help: "The workers run in Google Cloud, and their service account may act as one of your project.",
  },
};

/** Those that use the identity of the machines that workers run on. */
export const AMBIENT: ReadonlySet<string> = new Set<TrustMethod>(["assumedRole", "managedIdentity", "attachedAccount"]);

export function isTrustMethod(method: string): method is TrustMethod {
  return method in TRUST_WORDS;
}

/** How a connection gets in, in two or three words. */
export function accessName({ method, cloud }: { readonly method: string; readonly cloud: string }): string {
  return isTrustMethod(method) ? TRUST_WORDS[method].name : CREDENTIAL_WORDS[cloud as Cloud].name;
}

import { AppError, findSsoConnection, type SsoMapping, type SsoSettings, saveSsoConnection } from "@zerolake/db";
import { certificateFacts, createServiceProviderKey, SignInProblem } from "@zerolake/sso";
import type { SsoContext } from "./sso-context.ts";

interface SentConnection {
  readonly settings: SsoSettings;
  readonly mapping: SsoMapping;
  readonly clientSecret?: string | undefined;
  readonly revision: number;
}

/** Stores the connection; for SAML with a key of our own, made once. */
export async function saveSso({ services, organization, actor }: SsoContext, input: SentConnection): Promise<void> {
  const { database, secretBox: secrets } = services;
  if (input.settings.protocol === "saml") input.settings.certificates.forEach(requireCertificate);
  const known = await findSsoConnection(database, organization.id);
  const needsKey = input.settings.protocol === "saml" && !known?.certificate;
  const key = needsKey ? await createServiceProviderKey(`Zerolake ${organization.id}`, new Date()) : undefined;
  await saveSsoConnection(database, organization.id, { ...input, key, secrets, actor });
}

function requireCertificate(pem: string): void {
  try {
    certificateFacts(pem);
  } catch (error) {
    if (!(error instanceof SignInProblem)) throw error;
    throw new AppError("invalid", { message: error.message, hint: "Take the signing certificate of the identity provider.", cause: error });
  }
}

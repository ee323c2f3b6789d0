import { listSigningKeys } from "@zerolake/db";
import { discoveryDocument, type IssuerAddress, issuerAddress, keysDocument, type SigningKey } from "@zerolake/workload-identity";
import type { ServerEnvironment } from "./environment.ts";
import type { Services } from "./services.ts";

/** Clouds may keep what they read for a quarter of an hour: shorter than a new key is shown before it signs. */
const DOCUMENT_HEADERS = { "cache-control": "public, max-age=900", "access-control-allow-origin": "*" };

/** The issuer as tokens name it: the console itself unless the operator keeps the documents elsewhere. */
export function issuerOf({ ZEROLAKE_ISSUER_URL, NEXTAUTH_URL }: ServerEnvironment): IssuerAddress {
  return issuerAddress(ZEROLAKE_ISSUER_URL ?? NEXTAUTH_URL);
}

/** Both documents that clouds read of us. They are public, and hold no secret. */
export async function issuerDocuments({ database, environment }: Pick<Services, "database" | "environment">) {
  const keys: readonly SigningKey[] = await listSigningKeys(database);
  return { discovery: discoveryDocument(issuerOf(environment).issuer), keys: keysDocument(keys) };
}

export function documentResponse(document: object): Response {
  return Response.json(document, { headers: DOCUMENT_HEADERS });
}

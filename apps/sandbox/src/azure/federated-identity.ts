import { isArray, textAt } from "../json.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoredResource } from "../store/records.ts";
import { TokenFaultError, unverifiedClaims } from "../trust/issuer-keys.ts";

export const IDENTITY = "Microsoft.ManagedIdentity/userAssignedIdentities";
const CREDENTIAL = `${IDENTITY}/federatedIdentityCredentials`;

/** Entra takes no other ("Important considerations and restrictions for federated identity credentials"). */
const ALGORITHMS = ["RS256"];

/** A refusal in the words of Entra. */
export class EntraError extends Error {
  override readonly name = "EntraError";
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 401) {
    super(description);
    this.error = error;
    this.status = status;
  }
}

/** The managed identity that has this client id. */
export function identityOf({ store }: Sandbox, clientId: string): StoredResource | undefined {
  return store.resources.listEverywhere(IDENTITY).find(({ model }) => textAt(model, "properties.clientId") === clientId.toLowerCase());
}

/**
 * Whether an identity believes the assertion: one of its federated credentials must have issuer, subject and audience exactly as the
 * token has them, and the issuer must have signed it.
 */
export async function checkAssertion(sandbox: Sandbox, identity: StoredResource, assertion: string): Promise<void> {
  const claims = told(() => unverifiedClaims(assertion));
  const trusted = sandbox.store.resources
    .list(identity, CREDENTIAL)
    .filter(({ identifier }) => identifier.startsWith(`${identity.identifier}/`));
  const ofIssuer = trusted.filter(({ model }) => textAt(model, "properties.issuer") === claims.issuer);
  if (ofIssuer.length === 0) throw noMatch("AADSTS700211", "issuer", claims.issuer);
  const ofSubject = ofIssuer.filter(({ model }) => textAt(model, "properties.subject") === claims.subject);
  if (ofSubject.length === 0) throw noMatch("AADSTS700213", "subject", claims.subject);
  if (!ofSubject.some(({ model }) => audiencesOf(model).some((audience) => claims.audiences.includes(audience)))) {
    throw noMatch("AADSTS700212", "audience", claims.audiences.join(", "));
  }
  await sandbox.issuers.verify(assertion, { issuer: claims.issuer, algorithms: ALGORITHMS }).catch((error: unknown) => {
    throw inWordsOfEntra(error);
  });
}

function audiencesOf(model: StoredResource["model"]): readonly string[] {
  const properties = model["properties"];
  const audiences = typeof properties === "object" && properties !== null && !isArray(properties) ? properties["audiences"] : undefined;
  return isArray(audiences) ? audiences.map(String) : [];
}

function noMatch(code: string, what: string, value: string): EntraError {
  return new EntraError(
    "invalid_client",
    `${code}: No matching federated identity record found for presented assertion ${what} '${value}'.`,
  );
}

function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw inWordsOfEntra(error);
  }
}

function inWordsOfEntra(error: unknown): unknown {
  if (!(error instanceof TokenFaultError)) return error;
  switch (error.fault) {
    case "malformed":
      return new EntraError("invalid_request", "AADSTS50027: JWT token is invalid or malformed.", 400);
    case "unreachable":
      return new EntraError("invalid_request", "AADSTS50166: Request to External OIDC endpoint failed.", 400);
    case "signature":
      return new EntraError(
        "invalid_client",
        "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.",
      );
    case "expired":
      return new EntraError("invalid_client", "AADSTS700024: Client assertion is not within its valid time range.");
  }
}

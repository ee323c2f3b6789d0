import { isArray, textAt } from "../../json.ts";
import type { Sandbox } from "../../sandbox.ts";
import type { StoredResource } from "../../store/records.ts";
import { type TokenClaims, TokenFaultError, unverifiedClaims } from "../../trust/issuer-keys.ts";
import { AwsError } from "../aws-error.ts";
import type { XmlFields } from "../xml.ts";
import { lendRole, roleOf } from "./lend-role.ts";
import { isTrusted } from "./trust-policy.ts";

/** What IAM takes from an issuer ("Create an OpenID Connect identity provider in IAM"). */
const ALGORITHMS = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

/**
 * AssumeRoleWithWebIdentity, which nobody signs: the token says who it is. The role's account must know the issuer and the audience, the
 * issuer must have signed, and the role's trust policy must let the subject in.
 */
export async function assumeRoleWithWebIdentity(sandbox: Sandbox, form: URLSearchParams): Promise<XmlFields> {
  const token = form.get("WebIdentityToken") ?? "";
  const claims = told(() => unverifiedClaims(token));
  const role = roleOf(sandbox, form.get("RoleArn") ?? "");
  const account = role?.account ?? /^arn:aws:iam::(\d{12}):/.exec(form.get("RoleArn") ?? "")?.[1] ?? "";
  const provider = providerOf(sandbox, account, claims.issuer);
  if (!provider) throw new AwsError("InvalidIdentityToken", `No OpenIDConnect provider found in your account for ${claims.issuer}`);
  const clients = provider.model["ClientIdList"];
  const audience = claims.audiences.find((candidate) => isArray(clients) && clients.includes(candidate));
  if (audience === undefined) throw new AwsError("InvalidIdentityToken", "Incorrect token audience");
  await sandbox.issuers.verify(token, { issuer: claims.issuer, algorithms: ALGORITHMS }).catch((error: unknown) => {
    throw inWordsOfSts(error);
  });
  const host = claims.issuer.replace(/^https?:\/\//, "");
  const applicant = {
    action: "sts:AssumeRoleWithWebIdentity",
    principals: { AWS: [], Federated: [textAt(provider.model, "Arn") ?? ""] },
    context: { [`${host}:aud`]: [audience], [`${host}:sub`]: [claims.subject] },
  } as const;
  if (!role || !isTrusted(role.model["AssumeRolePolicyDocument"], applicant)) {
    throw new AwsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);
  }
  return {
    ...(await lendRole(sandbox, role, form)),
    SubjectFromWebIdentityToken: claims.subject,
    Audience: audience,
    Provider: textAt(provider.model, "Arn"),
  };
}

function providerOf({ store }: Sandbox, account: string, issuer: string): StoredResource | undefined {
  return store.resources
    .list({ cloud: "aws", account, scope: "global" }, "AWS::IAM::OIDCProvider")
    .find(({ model }) => textAt(model, "Url") === issuer);
}

function told(read: () => TokenClaims): TokenClaims {
  try {
    return read();
  } catch (error) {
    throw inWordsOfSts(error);
  }
}

function inWordsOfSts(error: unknown): unknown {
  if (!(error instanceof TokenFaultError)) return error;
  switch (error.fault) {
    case "malformed":
      return new AwsError(
        "InvalidIdentityToken",
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
      );
    case "unreachable":
      return new AwsError(
        "InvalidIdentityToken",
        "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
      );
    case "signature":
      return new AwsError("InvalidIdentityToken", "Provided Token's signature could not be verified by the OpenID Connect provider's keys");
    case "expired":
      return new AwsError("ExpiredTokenException", "Token expired: current date/time must be before the expiration date/time");
  }
}

import { type AdmissionProblem, admitPerson, type ExternalPerson, type OpenSsoConnection, type SsoMapping } from "@zerolake/db";
import { type ExternalSignIn, textOfClaim, textsOfClaim } from "@zerolake/sso";
import type { AnswerContext } from "./answer-context.ts";

/** Somebody whom the provider vouches for and who has no way in here. */
export class NotAdmitted extends Error {
  override readonly name = "NotAdmitted";

  constructor(readonly why: AdmissionProblem | "unverified") {
    super(REASONS[why]);
  }

  get code(): string {
    return `SSO-${this.why.toUpperCase()}`;
  }
}

const REASONS: Readonly<Record<AdmissionProblem | "unverified", string>> = {
  email: "The provider sent no e-mail address.",
  unverified: "The provider says that the e-mail address is not verified.",
  domain: "The e-mail address is in no domain that the organisation has verified.",
  account: "There is no account for the person, or it was ended.",
  role: "None of the person's groups gives a role.",
};

/** What the mapping makes of the claims. */
export function personOf(mapping: SsoMapping, { claims }: ExternalSignIn): Pick<ExternalPerson, "email" | "name" | "groups"> {
  return {
    email: textOfClaim(claims, mapping.email),
    name: textOfClaim(claims, mapping.name),
    groups: textsOfClaim(claims, mapping.groups),
  };
}

/** Whether the provider says of the address that its owner never showed it to be theirs. */
export function isEmailDoubted({ claims }: ExternalSignIn): boolean {
  return textOfClaim(claims, "email_verified") === "false";
}

/** The account of whom the provider has signed in. Throws `NotAdmitted`. */
export async function admitExternal(
  { services, organizationId, from }: AnswerContext,
  { connection, signIn }: { readonly connection: OpenSsoConnection; readonly signIn: ExternalSignIn },
): Promise<{ readonly userId: string }> {
  if (isEmailDoubted(signIn)) throw new NotAdmitted("unverified");
  const { id: connectionId, mapping } = connection;
  const { issuer, subject } = signIn;
  const person = { connectionId, issuer, subject, ...personOf(mapping, signIn) };
  const admission = await admitPerson(services.database, organizationId, { person, mapping, from });
  if (!admission.isAdmitted) throw new NotAdmitted(admission.why);
  return { userId: admission.userId };
}

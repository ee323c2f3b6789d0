import { type Database, type DomainSignIn, domainOfEmail, findDomainSignIn } from "@zerolake/db";

export type SignInWay =
  | { readonly method: "passphrase" }
  | {
      readonly method: "sso";
      readonly protocol: DomainSignIn["protocol"];
      readonly organizationId: string;
      readonly isPassphraseAllowed: boolean;
    };

/** How people with an address of this domain sign in. Nobody is looked up: known and unknown people get the same answer. */
export async function signInMethod(database: Database, email: string): Promise<SignInWay> {
  const domain = domainOfEmail(email);
  const found = domain === undefined ? undefined : await findDomainSignIn(database, domain);
  if (!found) return { method: "passphrase" };
  return { method: "sso", protocol: found.protocol, organizationId: found.organizationId, isPassphraseAllowed: found.state === "optional" };
}

import { acceptInvitationAnew, findInvitation, hashPassword, notFound } from "@zerolake/db";
import { assertGoodPassphrase } from "@/server/auth/passphrase-rules.ts";
import type { RequestOrigin } from "@/server/auth/request-origin.ts";
import type { Services } from "@/server/services.ts";

export interface Newcomer {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
  readonly from: RequestOrigin;
}

/** Makes an account with the link of an invitation. Returns where to go, and the address to sign in with. */
export async function joinAnew({ database, signals }: Services, { passphrase, ...person }: Newcomer) {
  // The costly hash is for holders of a link only.
  const invitation = await findInvitation(database, person.token);
  if (!invitation) throw notFound("invitation");
  const email = invitation.email ?? person.email;
  await assertGoodPassphrase(passphrase, { name: person.name, email });
  const passwordHash = await hashPassword(passphrase);
  const { organizationSlug, organizationId } = await acceptInvitationAnew(database, { ...person, email, passwordHash });
  signals.publish(`organization:${organizationId}`);
  return { organizationSlug, email };
}

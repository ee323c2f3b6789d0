import {
  confirmedUntil,
  countRecoveryCodes,
  findSecondFactor,
  findUserByEmail,
  type LiveSession,
  listOwnSessions,
  listPasskeys,
} from "@zerolake/db";
import { relyingPartyOf } from "@/server/auth/relying-party.ts";
import type { Services } from "@/server/services.ts";
import { programOf } from "./program-of.ts";

export type Security = Awaited<ReturnType<typeof describeSecurity>>;

/** How somebody signs in, and where they are signed in. */
export async function describeSecurity({ database, environment }: Services, session: LiveSession) {
  const { userId, userEmail, organizationId } = session;
  const [user, factor, recoveryCodesLeft, passkeys, sessions, until] = await Promise.all([
    findUserByEmail(database, userEmail),
    findSecondFactor(database, userId),
    countRecoveryCodes(database, userId),
    listPasskeys(database, userId),
    listOwnSessions(database, session),
    confirmedUntil(database, session.id),
  ]);
  return {
    /** Somebody who came through an organisation's single sign-on changes nothing of their account here. */
    isOwnAccount: organizationId === null,
    hasPassphrase: (user?.passwordHash ?? null) !== null,
    appSince: factor?.confirmedAt ?? null,
    recoveryCodesLeft,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt })),
    /** Where passkeys can be made and used; `null`: nowhere. */
    passkeyOrigin: relyingPartyOf(environment.NEXTAUTH_URL)?.origin ?? null,
    confirmedUntil: until,
    sessions: sessions.map(({ userAgent, ...rest }) => ({ ...rest, program: programOf(userAgent), isThis: rest.id === session.id })),
  };
}

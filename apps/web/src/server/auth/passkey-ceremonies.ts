import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import {
  AppError,
  findPasskey,
  keepPasskeyChallenge,
  listPasskeys,
  type NewPasskey,
  notePasskeyUse,
  takePasskeyChallenge,
} from "@zerolake/db";
import type { Services } from "../services.ts";
import { type RelyingParty, relyingPartyOf } from "./relying-party.ts";

type Needed = Pick<Services, "database" | "environment">;

/** What a device is asked in order to make a passkey for somebody. The device checks its owner itself: finger, face or PIN. */
export async function askForNewPasskey(services: Needed, user: { id: string; name: string; email: string }) {
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  const { id: rpID } = requireRelyingParty(services);
  const known = await listPasskeys(services.database, user.id);
  const options = await generateRegistrationOptions({
    rpName: "Zerolake",
    rpID,
    userID: new Uint8Array(Buffer.from(user.id, "utf8")),
    userName: user.email,
    userDisplayName: user.name,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepPasskeyChallenge(services.database, { challenge: options.challenge, userId: user.id });
  return options;
}

/** What a device made, checked: our origin, our challenge (once), signed. */
export async function readNewPasskey(
  services: Needed,
  { userId, name, response }: { userId: string; name: string; response: RegistrationResponseJSON },
): Promise<NewPasskey> {
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty(services);
  const expectedChallenge = (challenge: string) => takePasskeyChallenge(services.database, { challenge, userId });
  const verified = await verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID }).catch(refuse);
  if (!verified.verified || !verified.registrationInfo) return refuse();
  const { id: credentialId, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return { name, credentialId, publicKey: new Uint8Array(publicKey), counter, transports };
}

/** What any device is asked that has a passkey of ours; who it belongs to is in its answer. */
export async function askForPasskey(services: Needed, userId: string | null) {
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  const options = await generateAuthenticationOptions({ rpID: requireRelyingParty(services).id, userVerification: "required" });
  await keepPasskeyChallenge(services.database, { challenge: options.challenge, userId });
  return options;
}

/**
 * Whose passkey answered, checked: our origin, our challenge (once, and of `userId` where somebody is asked who is signed in), signed with the key we
 * know, and counted on. Throws otherwise, without saying what was wrong.
 */
export async function readPasskey(
  services: Needed,
  { userId, response }: { userId: string | null; response: AuthenticationResponseJSON },
): Promise<string> {
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const { database } = services;
  const { id: expectedRPID, origin: expectedOrigin } = requireRelyingParty(services);
  const passkey = await findPasskey(database, response.id);
  if (!passkey || (userId !== null && passkey.userId !== userId)) return refuse();
  const credential = { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) };
  const expectedChallenge = (challenge: string) => takePasskeyChallenge(database, { challenge, userId });
  const verified = await verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID, credential }).catch(
    refuse,
  );
  if (!verified.verified) return refuse();
  const { newCounter } = verified.authenticationInfo;
  if (!(await notePasskeyUse(database, { passkeyId: passkey.id, counter: newCounter }))) return refuse();
  return passkey.userId;
}

function requireRelyingParty({ environment }: Needed): RelyingParty {
  const party = relyingPartyOf(environment.NEXTAUTH_URL);
  if (party) return party;
  throw new AppError("blocked", {
    message: "Passkeys need an address with a host name, and this console has none.",
    hint: "Ask the operator to set ZEROLAKE_URL to an https address.",
  });
}

function refuse(cause?: unknown): never {
  throw new AppError("invalid", { message: "The passkey was not accepted.", hint: "Try again, or sign in another way.", cause });
}

import {
  type Actor,
  AppError,
  beginSecondFactor,
  confirmSecondFactor,
  findSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@zerolake/db";
import { TOTP_FIELD } from "@/server/auth/second-factor.ts";
import { newTotpSecret, totpStep, totpUri } from "@/server/auth/totp.ts";
import type { Services } from "@/server/services.ts";
import { tellPerson } from "./tell-person.ts";

interface Own {
  readonly user: { readonly id: string; readonly email: string };
  readonly actor: Actor;
}

/** A secret for an app, as a picture to scan and as text to type; nothing asks for codes until one was right. */
export async function startApp({ database, secretBox }: Services, { user }: Own) {
  const { renderSVG } = await import("uqr");
  const secret = newTotpSecret();
  await beginSecondFactor(database, {
    userId: user.id,
    secretSealed: secretBox.sealForPerson(user.id, { field: TOTP_FIELD, text: secret }),
  });
  return { secret, picture: renderSVG(totpUri(secret, user.email)) };
}

/** The first code was right: from now on one is asked for. Returns recovery codes, which are shown once. */
export async function finishApp(services: Services, { user, actor, code }: Own & { code: string }): Promise<string[]> {
  const { database, secretBox } = services;
  const factor = await findSecondFactor(database, user.id);
  const secret = factor && secretBox.openForPerson(user.id, { field: TOTP_FIELD, sealed: factor.secretSealed });
  const step = secret === null ? undefined : totpStep(secret, { code, nowMs: Date.now() });
  if (step === undefined) {
    throw new AppError("invalid", {
      message: "This code is not the app's.",
      hint: "Check the clock of your phone, then type the next code.",
    });
  }
  const codes = await confirmSecondFactor(database, { userId: user.id, actor, step });
  await tellPerson(services, { email: user.email, what: "An authenticator app was set up", from: actor.from ?? {} });
  return codes;
}

export async function removeApp(services: Services, { user, actor }: Own): Promise<void> {
  await removeSecondFactor(services.database, { userId: user.id, actor });
  await tellPerson(services, { email: user.email, what: "The authenticator app was removed", from: actor.from ?? {} });
}

export async function newRecoveryCodes(services: Services, { user, actor }: Own): Promise<string[]> {
  const codes = await renewRecoveryCodes(services.database, { userId: user.id, actor });
  await tellPerson(services, { email: user.email, what: "New recovery codes were made", from: actor.from ?? {} });
  return codes;
}

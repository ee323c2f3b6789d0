import { findSecondFactor, takeCodeStep, takeRecoveryCode } from "@zerolake/db";
import type { Services } from "../services.ts";
import { totpStep } from "./totp.ts";

type Needed = Pick<Services, "database" | "secretBox">;

/** Field of a person's secret that the app was set up with. */
export const TOTP_FIELD = "totp";

/** Whether signing in with a passphrase takes a code as well. */
export async function hasSecondFactor({ database }: Pick<Services, "database">, userId: string): Promise<boolean> {
  return ((await findSecondFactor(database, userId))?.confirmedAt ?? null) !== null;
}

/** Takes a code of the app or a recovery code, each once; false for everything else. */
export async function takeSecondFactor({ database, secretBox }: Needed, userId: string, code: string): Promise<boolean> {
  const factor = await findSecondFactor(database, userId);
  if (!factor || factor.confirmedAt === null) return false;
  const secret = secretBox.openForPerson(userId, { field: TOTP_FIELD, sealed: factor.secretSealed });
  const step = totpStep(secret, { code, nowMs: Date.now() });
  return step === undefined ? takeRecoveryCode(database, userId, code) : takeCodeStep(database, userId, step);
}

import { hash, verify } from "@node-rs/argon2";

/** OWASP's second recommendation for Argon2id (19 MiB, 2 passes, 1 lane); the parameters are stored with each hash. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Compared against when nobody has the e-mail address, so that the answer takes as long as for somebody known. */
let nobodysHash: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** False for an absent hash too, after the same work. */
export async function isPasswordCorrect(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword("nobody has this password");
  const isCorrect = await verify(passwordHash ?? (await nobodysHash), password);
  return passwordHash !== null && isCorrect;
}

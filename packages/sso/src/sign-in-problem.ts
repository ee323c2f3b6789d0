/**
 * Why a sign-in through an identity provider was refused, closed. Each code is shown to people and says which side has to act.
 * `SSO-STATE`: the way back does not fit a way there; `SSO-TOKEN`, `SSO-ASSERTION`: what the provider said cannot be trusted;
 * `SSO-REPLAY`: it was used before; `SSO-PROVIDER`: the provider itself said no; `SSO-UNREACHABLE`: it does not answer;
 * `SSO-SETTINGS`: the connection cannot be used as it is set.
 */
export const SIGN_IN_PROBLEM_CODES = [
  "SSO-STATE",
  "SSO-TOKEN",
  "SSO-ASSERTION",
  "SSO-REPLAY",
  "SSO-PROVIDER",
  "SSO-UNREACHABLE",
  "SSO-SETTINGS",
] as const;
export type SignInProblemCode = (typeof SIGN_IN_PROBLEM_CODES)[number];

/** A refusal. The message is for administrators and the audit log; people see the code and its sentence. */
export class SignInProblem extends Error {
  override readonly name = "SignInProblem";

  constructor(
    readonly code: SignInProblemCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** The error itself and what led to it, as one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const causes = error.cause === undefined ? "" : `: ${reasonOf(error.cause)}`;
  return `${error.message}${causes}`.slice(0, 500);
}

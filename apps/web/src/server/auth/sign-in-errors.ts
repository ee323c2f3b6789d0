/** Codes in which the server tells the sign-in page why it refused. */
export const SIGN_IN_ERRORS = {
  /** next-auth's own word for "no such pair". */
  noMatch: "CredentialsSignin",
  tooManyTries: "TooManyTries",
} as const;

export function signInErrorText(code: string): string {
  switch (code) {
    case SIGN_IN_ERRORS.noMatch:
      return "That e-mail and passphrase don't match.";
    case SIGN_IN_ERRORS.tooManyTries:
      return "Too many tries. Try again in 5 minutes or ask an owner to reset.";
    default:
      return "Signing in did not work: the server could not check your passphrase. Try again in a moment.";
  }
}

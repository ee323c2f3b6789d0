/** next-auth's own word for "no such pair". */
const NO_MATCH = "CredentialsSignin";
const TOO_MANY_TRIES = /^TooManyTries:(\d{1,6})$/;

/** The code in which the server tells the sign-in page that another try is not looked at before `waitSeconds` are over. */
export function tooManyTries(waitSeconds: number): string {
  return `TooManyTries:${Math.ceil(waitSeconds)}`;
}

/** Why signing in was refused, for the code that the server answered with. */
export function signInErrorText(code: string): string {
  if (code === NO_MATCH) return "That e-mail and passphrase don't match.";
  const waitSeconds = TOO_MANY_TRIES.exec(code)?.[1];
  if (waitSeconds === undefined) return "Signing in did not work: the server could not check your passphrase. Try again in a moment.";
  return `Too many tries. Try again in ${waitWords(Number(waitSeconds))} or ask an owner to reset.`;
}

/** Never less than it takes: "3 minutes" for 2:01. */
function waitWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

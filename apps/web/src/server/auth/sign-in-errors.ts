/** next-auth's own word for "no such pair". */
const NO_MATCH = "CredentialsSignin";
const TOO_MANY_TRIES = /^TooManyTries:(\d{1,6})$/;

/** What happened at single sign-on, which side is at fault, and what to do; the code is added for whoever is asked for help. */
const SSO_TEXTS: Readonly<Record<string, string>> = {
  "SSO-EMAIL":
    "Your identity provider signed you in, but Zerolake got no e-mail address. Ask your identity administrator to send the e-mail claim.",
  "SSO-UNVERIFIED":
    "Your identity provider signed you in, but says that your e-mail address is not verified. Ask your identity administrator to verify it.",
  "SSO-DOMAIN":
    "Your identity provider signed you in with an address outside your organisation's domains. Ask an owner of your organisation here.",
  "SSO-ACCOUNT": "Your identity provider signed you in, but you have no access here. Ask an owner of your organisation.",
  "SSO-ROLE": "Your identity provider signed you in, but none of your groups has a role here. Ask your identity administrator.",
  "SSO-STATE": "This sign-in took too long, was used before, or began in another browser. Start it again here.",
  "SSO-TOKEN": "What your identity provider sent could not be trusted, so nobody was signed in. Ask your identity administrator.",
  "SSO-ASSERTION": "What your identity provider sent could not be trusted, so nobody was signed in. Ask your identity administrator.",
  "SSO-REPLAY": "This sign-in was used before. Start it again here.",
  "SSO-PROVIDER": "Your identity provider did not sign you in. Try again, or ask your identity administrator.",
  "SSO-UNREACHABLE": "Your identity provider does not answer. Try again in a moment, or ask your identity administrator.",
  "SSO-SETTINGS": "Single sign-on is not set up in a way that works. Ask an owner of your organisation.",
  "SSO-FAILED": "Zerolake could not finish the sign-in. Try again in a moment.",
};

/** The passphrase was right, and a code of the authenticator app, or a recovery code, is wanted beside it. */
export const CODE_NEEDED = "CodeNeeded";
/** That code was wrong, or used before. */
export const CODE_WRONG = "CodeWrong";
export const PASSKEY_REFUSED = "PasskeyRefused";

const OWN_TEXTS: Readonly<Record<string, string>> = {
  [CODE_NEEDED]: "Enter a code of your authenticator app.",
  [CODE_WRONG]: "This code is wrong or was used before. Wait for the next one.",
  [PASSKEY_REFUSED]: "The passkey was not accepted. Try again, or sign in with your e-mail address.",
};

/** The code in which the server tells the sign-in page that another try is not looked at before `waitSeconds` are over. */
export function tooManyTries(waitSeconds: number): string {
  return `TooManyTries:${Math.ceil(waitSeconds)}`;
}

/** Why signing in was refused, for the code that the server answered with. */
export function signInErrorText(code: string): string {
  if (code === NO_MATCH) return "That e-mail and passphrase don't match.";
  const own = Object.hasOwn(OWN_TEXTS, code) ? OWN_TEXTS[code] : undefined;
  if (own !== undefined) return own;
  if (Object.hasOwn(SSO_TEXTS, code)) return `${SSO_TEXTS[code]} Code ${code}.`;
  const waitSeconds = TOO_MANY_TRIES.exec(code)?.[1];
  if (waitSeconds === undefined) return "Signing in did not work: the server could not check who you are. Try again in a moment.";
  return `Too many tries. Try again in ${waitWords(Number(waitSeconds))} or ask an owner to reset.`;
}

/** Never less than it takes: "3 minutes" for 2:01. */
function waitWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

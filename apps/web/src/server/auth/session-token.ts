import { getToken } from "next-auth/jwt";

interface TokenPlace {
  /** All cookies of the request by name. */
  readonly cookies: Readonly<Record<string, string>>;
  /** Of the session's cookie; a long token is spread over several whose names begin so. */
  readonly name: string;
  readonly secret: string;
}

const SIZE_MAX = 5_000;
/** Session ids by token: opening one derives a key and decrypts, which takes as long as a short query. That it may be used is asked elsewhere, each time. */
const opened = new Map<string, { readonly sessionId: string; readonly expiresAt: number }>();

/** The session that a request's token names; `undefined` for one that is missing, forged or expired. */
export async function sessionIdOf({ cookies, name, secret }: TokenPlace, now = Date.now()): Promise<string | undefined> {
  const parts = Object.entries(cookies).filter(([cookie]) => cookie.startsWith(name));
  if (parts.length === 0) return undefined;
  const key = JSON.stringify([secret, parts]);
  const known = opened.get(key);
  if (known && known.expiresAt > now) return known.sessionId;
  // A bearer token is no cookie: whoever comes with one is let in elsewhere.
  const req = { cookies, headers: {} } as Parameters<typeof getToken>[0]["req"];
  const token = await getToken({ req, secret, cookieName: name });
  if (!token?.sid || typeof token.exp !== "number") return undefined;
  if (opened.size >= SIZE_MAX) opened.clear();
  opened.set(key, { sessionId: token.sid, expiresAt: token.exp * 1_000 });
  return token.sid;
}

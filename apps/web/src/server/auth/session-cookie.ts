import type { NextAuthOptions } from "next-auth";

/**
 * The session's cookie where the public address is https: by the prefix `__Host-` a browser takes it only over https, for this host alone and all its paths, so no other host of
 * the domain can set one. Elsewhere next-auth's own defaults hold.
 */
export function sessionCookie(publicAddress: string): Pick<NextAuthOptions, "cookies"> {
  if (!publicAddress.startsWith("https:")) return {};
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: true };
  return { cookies: { sessionToken: { name: "__Host-next-auth.session-token", options } } };
}

/** Where to go after signing in: the address first asked for, if it is one of ours. Never another site. */
export function localTarget(wanted: string | undefined): string {
  if (!wanted?.startsWith("/")) return "/";
  const base = "http://console.invalid";
  if (!URL.canParse(wanted, base)) return "/";
  const url = new URL(wanted, base);
  return url.origin === base ? url.pathname + url.search + url.hash : "/";
}

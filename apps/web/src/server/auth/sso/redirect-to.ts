/** Leads the browser on with GET, whatever it came with. `to` is an address of the console, or the whole address of a provider. */
export function redirectTo(origin: string, { to, cookies }: { readonly to: string; readonly cookies: readonly string[] }): Response {
  const headers = new Headers({ location: new URL(to, origin).href, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

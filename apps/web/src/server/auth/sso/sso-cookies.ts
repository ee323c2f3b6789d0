/** Of the browser that began, and the one-time ticket of who came back. Neither can be read by a page. */
const BROWSER_COOKIE = "zerolake.sso-browser";
const TICKET_COOKIE = "zerolake.sso-ticket";
const BROWSER_SECONDS = 15 * 60;
const TICKET_SECONDS = 2 * 60;

/** `origin` decides whether cookies travel over TLS only. */
export function browserCookie(origin: string, browser: string): string {
  return cookie(BROWSER_COOKIE, browser, { origin, seconds: BROWSER_SECONDS });
}

export function ticketCookie(origin: string, ticket: string): string {
  return cookie(TICKET_COOKIE, ticket, { origin, seconds: TICKET_SECONDS });
}

/** What a request carries of both. */
export function readSsoCookies(header: string | null | undefined): { readonly browser?: string; readonly ticket?: string } {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split("="));
  const valueOf = (name: string) => pairs.find(([key]) => key === name)?.[1];
  const [browser, ticket] = [valueOf(BROWSER_COOKIE), valueOf(TICKET_COOKIE)];
  return { ...(browser ? { browser } : {}), ...(ticket ? { ticket } : {}) };
}

function cookie(name: string, value: string, { origin, seconds }: { readonly origin: string; readonly seconds: number }): string {
  // Lax: it has to come along on the way back from the provider, which is a top-level navigation from another site.
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

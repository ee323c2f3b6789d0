/** From where somebody asks, as far as it is known. */
export interface RequestOrigin {
  readonly address?: string;
  readonly userAgent?: string;
}

/** Longest name of a browser or client that is kept, in characters. */
const USER_AGENT_MAX = 300;

/** Of the addresses that proxies have noted, the last counts: the nearest proxy, or the server itself, has added it. */
export function requestOrigin(header: (name: string) => string | null | undefined): RequestOrigin {
  const address = header("x-forwarded-for")?.split(",").at(-1)?.trim();
  const userAgent = header("user-agent")?.slice(0, USER_AGENT_MAX);
  return { ...(address ? { address } : {}), ...(userAgent ? { userAgent } : {}) };
}

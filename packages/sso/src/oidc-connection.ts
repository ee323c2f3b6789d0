/** An OpenID provider as an administrator set it up. */
export interface OidcConnection {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scopes: readonly string[];
}

/** Fetches over the network. Every address of a provider was typed by a person or came from one: the caller guards it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What passkeys are bound to. */
export interface RelyingParty {
  /** Host name of the console. */
  readonly id: string;
  readonly origin: string;
}

const IP_ADDRESS = /^(\d+\.){3}\d+$|^\[/;

/**
 * Where passkeys work, from the console's public address. Browsers bind them to a host name: for the loopback address that is `localhost`, where the
 * same console answers; for every other bare address there is none.
 */
export function relyingPartyOf(publicAddress: string): RelyingParty | undefined {
  const url = new URL(publicAddress);
  if (url.hostname === "127.0.0.1") url.hostname = "localhost";
  if (IP_ADDRESS.test(url.hostname)) return undefined;
  return { id: url.hostname, origin: url.origin };
}

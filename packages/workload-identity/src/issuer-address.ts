/** Whether a cloud can be told this issuer, and why not. */
export interface IssuerAddress {
  readonly issuer: string;
  /** A sentence for people; absent when nothing speaks against it. */
  readonly problem?: string;
}

const LOCAL =
  /^(localhost|.*\.localhost|.*\.local|.*\.internal|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])$/i;

/**
 * The address of the issuer as tokens bear it: without a slash at its end, since the clouds compare it letter by letter. Whether it is
 * reached from the internet can only be guessed from here; what certainly is not is said.
 */
export function issuerAddress(url: string): IssuerAddress {
  const { protocol, hostname, search, hash, origin, pathname } = new URL(url);
  const issuer = `${origin}${pathname.replace(/\/+$/, "")}`;
  if (search !== "" || hash !== "") return { issuer, problem: "The address of the issuer must have no ? and no #." };
  if (LOCAL.test(hostname)) {
    return { issuer, problem: `${hostname} is inside your own network, so no cloud can read the keys there.` };
  }
  return protocol === "https:" ? { issuer } : { issuer, problem: "Clouds read the keys over https only." };
}

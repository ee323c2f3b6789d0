import { lookup as lookupInSystem } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AllowList } from "./allow-list.ts";
import { refusedHost } from "./outbound-error.ts";
import { isPublicAddress } from "./public-address.ts";

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a host name; rejects when it has none. */
export type ResolveHost = (host: string) => Promise<readonly ResolvedAddress[]>;

export interface ConnectRules {
  readonly allowed: AllowList;
  readonly connectTimeoutMs: number;
  readonly resolveHost: ResolveHost;
}

export const resolveInSystem: ResolveHost = (host) => lookupInSystem(host, { all: true, verbatim: true });

/**
 * How a socket is opened: the name is resolved once, and the socket goes to the very addresses that were judged, so a name that answers differently the second time
 * (DNS rebinding) gains nothing. One refused address refuses the name.
 */
export function guardedConnector({ allowed, connectTimeoutMs, resolveHost }: ConnectRules): buildConnector.connector {
  const lookup: LookupFunction = (host, options, callback) => {
    resolveHost(host).then(
      (addresses) => {
        const first = addresses[0];
        if (first === undefined || !addresses.every(({ address }) => mayConnect(host, address, allowed)))
          return callback(refusedHost(host), []);
        // Node asks for all when it may try IPv6 and IPv4 in turn.
        return options.all === true ? callback(null, [...addresses]) : callback(null, first.address, first.family);
      },
      () => callback(refusedHost(host), []),
    );
  };
  const connect = buildConnector({ lookup, timeout: connectTimeoutMs });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    // Node does not look up what is an address already.
    if (isIP(host) !== 0 && !mayConnect(host, host, allowed)) return callback(refusedHost(host), null);
    return connect(options, callback);
  };
}

function mayConnect(host: string, address: string, allowed: AllowList): boolean {
  return isPublicAddress(address) || allowed.allowsAddress(address) || allowed.allowsHost(host);
}

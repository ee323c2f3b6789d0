import { CloudRefusalError } from "@zerolake/execution";

/** A global API key: one pair for the control plane, clusters and registries alike. */
export interface ConfluentCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

const HOST = /^([a-z0-9-]+\.)+confluent\.cloud$/;

/** Gives the Authorization header of the next call. Clusters name their own hosts: the key only goes to Confluent's. */
export function confluentAuthorisation({ apiKey, apiSecret }: ConfluentCredentials): (signal: AbortSignal, url: string) => Promise<string> {
  const basic = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`;
  return async (_signal, url) => {
    const { hostname } = new URL(url);
    if (!HOST.test(hostname)) throw strangeHost(hostname);
    return basic;
  };
}

function strangeHost(host: string): CloudRefusalError {
  return new CloudRefusalError({
    class: "terminal",
    code: "StrangeHost",
    message: `${host} is no address of Confluent Cloud, so the connection's key was not sent there`,
    remedy: "Look at the cluster's or the registry's address in Confluent Cloud; then plan again.",
  });
}

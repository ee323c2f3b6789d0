import { listServiceTypes, type RestServiceName, type ServiceVerb, serviceType, type VendorMethod } from "@zerolake/vendor-schemas";

/** What a request asks for, as the vendor's own files read it. */
export interface ServiceRoute {
  readonly type: string;
  readonly verb: ServiceVerb;
  readonly method: VendorMethod;
  /** Variable parts of the address, in order. */
  readonly variables: readonly string[];
}

interface Entry extends Omit<ServiceRoute, "variables"> {
  readonly pattern: RegExp;
}

const ENTRIES = new Map<RestServiceName, readonly Entry[]>(
  (["databricks", "confluent", "fabric"] as const).map((service) => [service, entriesOf(service)]),
);

function entriesOf(service: RestServiceName): readonly Entry[] {
  return listServiceTypes(service).flatMap((type) =>
    Object.entries(serviceType(type)?.methods ?? {}).map(([verb, method]) => ({
      type,
      verb: verb as ServiceVerb,
      method,
      pattern: new RegExp(`^${patternOf(method.path)}$`),
    })),
  );
}

/** The folder of a shortcut may lie in another one. */
function patternOf(path: string): string {
  return path
    .replace(/[.+?^$()|[\]\\]/g, "\\$&")
    .replace("/shortcuts/{}/", "/shortcuts/(.+)/")
    .replaceAll("{}", "([^/]+)");
}

/** The type and verb of a request; `undefined` for an address that no file of the vendor knows. */
export function findServiceRoute(service: RestServiceName, httpMethod: string, path: string): ServiceRoute | undefined {
  for (const { pattern, ...entry } of ENTRIES.get(service) ?? []) {
    const found = entry.method.verb === httpMethod ? pattern.exec(path) : null;
    if (found) return { ...entry, variables: found.slice(1) };
  }
  return undefined;
}

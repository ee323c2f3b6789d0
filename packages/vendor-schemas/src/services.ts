import confluent from "./confluent.data.json" with { type: "json" };
import databricks from "./databricks.data.json" with { type: "json" };
import fabric from "./fabric.data.json" with { type: "json" };
import type { VendorFields, VendorMethod, VendorVerb } from "./google.ts";

/** Services that an environment uses beside its cloud. */
export type RestServiceName = "databricks" | "confluent" | "fabric";

/** Items of a service may have a definition, which is replaced by a call of its own. */
export type ServiceVerb = VendorVerb | "define";

export interface ServiceType {
  /** Where the service answers; `{}` where every customer has a host of its own. */
  readonly host: string;
  readonly methods: Readonly<Partial<Record<ServiceVerb, VendorMethod>>>;
}

interface ServiceFile {
  readonly types: Readonly<Record<string, ServiceType>>;
  readonly schemas: Readonly<Record<string, VendorFields>>;
}

const FILES = { databricks, confluent, fabric } as unknown as Readonly<Record<RestServiceName, ServiceFile>>;

/** A type by its name, e.g. `confluent.topic`. */
export function serviceType(type: string): ServiceType | undefined {
  return FILES[serviceOf(type)]?.types[type];
}

export function listServiceTypes(service: RestServiceName): readonly string[] {
  return Object.keys(FILES[service].types);
}

/** Throws for a schema that no type of the file reaches. */
export function serviceFields(service: RestServiceName, schema: string): VendorFields {
  const fields = FILES[service].schemas[schema];
  if (!fields) throw new Error(`The file of ${service} has no schema ${schema}`);
  return fields;
}

function serviceOf(type: string): RestServiceName {
  return type.slice(0, type.indexOf(".")) as RestServiceName;
}

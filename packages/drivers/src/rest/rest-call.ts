import type { OwnerTags } from "@zerolake/execution";
import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { fill, readVariables, type Variables } from "./address.ts";
import type { RestAnswer, RestClient } from "./rest-client.ts";
import type { RowCall, TypeRow, TypeRows } from "./type-row.ts";

/** Where a resource stands below its API; not a field of the service, so it is never sent. */
export const RESOURCE_PATH = "resourcePath";

/** What a service has of its own beside its rows. */
export interface RestService {
  readonly rows: TypeRows;
  /** Variables that are the same for every address, e.g. the project. */
  readonly constants: Variables;
  readonly ownerOf: (body: PropertyMap, row: TypeRow) => OwnerTags | undefined;
  /** The body of a creation where it is not simply the resource. */
  readonly createBody: (type: string, body: PropertyMap, variables: Variables) => PropertyMap;
  /** Headers of calls that are billed by project. */
  readonly projectHeaders: Readonly<Record<string, string>>;
  /** What others refer to and an answer has in another form. */
  readonly outputsOf?: (body: PropertyMap) => PropertyMap;
  /** What the next question of a list says, as the last answer told; `undefined` after the last page. */
  readonly nextPage: (answer: PropertyMap) => Readonly<Record<string, string>> | undefined;
}

/** One call of the driver: who is asked, and until when. */
export interface RestCall {
  readonly client: RestClient;
  readonly service: RestService;
  readonly signal: AbortSignal;
}

export function rowOf({ service }: RestCall, type: string): TypeRow {
  const row = service.rows[type];
  if (!row) throw new Error(`The driver has no row for ${type}`);
  return row;
}

/** Variables of a resource's address. Throws when the address does not fit its type, which only a damaged record can cause. */
export function variablesOf(call: RestCall, row: TypeRow, path: string): Variables {
  const templates = [row.at ?? row.get?.path, row.under ?? row.create?.path].filter((template) => template !== undefined);
  const found = templates.map((template) => readVariables(template, path)).find((variables) => variables !== undefined);
  if (!found) throw new Error(`"${path}" does not fit ${templates.join(" or ")}`);
  return { ...call.service.constants, ...found };
}

export interface Asked {
  readonly row: TypeRow;
  readonly call: RowCall;
  readonly variables: Variables;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: PropertyMap;
}

/** Sends one request of a row. */
export async function ask(call: RestCall, asked: Asked): Promise<PropertyMap> {
  return (await askFully(call, asked)).body;
}

/** The same with what the answer's headers say. */
export function askFully(
  { client, service, signal }: RestCall,
  { row, call, variables, query, headers, body }: Asked,
): Promise<RestAnswer> {
  const filled = Object.fromEntries(Object.entries(call.query ?? {}).map(([key, value]) => [key, fill(value, variables, String)]));
  // An address that is complete stands outside the row's API.
  const isComplete = call.path.startsWith("https://");
  const path = fill(call.path, variables);
  const whole = call.body === undefined ? body : { ...filledBody(call.body, variables), ...body };
  return client.exchange({
    method: call.method,
    url: isComplete ? path : `${fill(row.api, variables, String)}/${path}`,
    query: { ...filled, ...query },
    headers: { ...(call.projectHeader ? service.projectHeaders : {}), ...headers },
    ...(whole === undefined ? {} : { body: whole }),
    signal,
  });
}

function filledBody(fields: PropertyMap, variables: Variables): PropertyMap {
  return Object.fromEntries(Object.entries(fields).map(([key, template]) => [key, filledValue(template, variables)]));
}

function filledValue(template: Value, variables: Variables): Value {
  if (isList(template)) return template.map((item) => filledValue(item, variables));
  if (isMap(template)) return filledBody(template, variables);
  if (typeof template !== "string") return template;
  return template.startsWith("#") ? Number(fill(template.slice(1), variables, String)) : fill(template, variables, String);
}

import { type DataLakeSettings, GetDataLakeSettingsCommand, PutDataLakeSettingsCommand } from "@aws-sdk/client-lakeformation";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { ObservedResource } from "@zerolake/execution";
import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { contains } from "../../property-path.ts";
import type { AwsCall } from "../aws-call.ts";
import type { DirectHandler } from "../direct-handler.ts";
import { deleted, done, toProperties } from "./done.ts";

/**
 * The account's settings in one region. They belong to everybody: ours are merged in together with the identity that
 * deploys, without which every later grant is refused; nothing of others is removed, and destroying leaves them as they are.
 */
export const lakeFormationSettings: DirectHandler = {
  honoursToken: true,

  create: (call, request) => merge(call, request.properties),

  read: (call) => read(call),

  async find(call, request) {
    const observed = await read(call);
    return containsOurs(observed.attributes, request.properties) ? observed : undefined;
  },

  update: (call, _identity, { request }) => merge(call, request.properties),

  delete: (_call, { identifier }) => Promise.resolve(deleted(identifier)),
};

async function merge(call: AwsCall, properties: PropertyMap) {
  const { clients, abortSignal } = call;
  const [{ DataLakeSettings: current = {} }, caller] = await Promise.all([
    clients.lakeFormation().send(new GetDataLakeSettingsCommand({}), { abortSignal }),
    callerPrincipal(call),
  ]);
  const admins = new Set([...adminsOf(current), ...principals(properties["Admins"]), caller.principal]);
  const { Admins: _, ...rest } = properties;
  const next = {
    ...current,
    ...(rest as Partial<DataLakeSettings>),
    Parameters: { ...current.Parameters, ...(isMap(properties["Parameters"]) ? (properties["Parameters"] as Record<string, string>) : {}) },
    DataLakeAdmins: [...admins].map((DataLakePrincipalIdentifier) => ({ DataLakePrincipalIdentifier })),
  };
  await clients.lakeFormation().send(new PutDataLakeSettingsCommand({ DataLakeSettings: next }), { abortSignal });
  return done({ identifier: caller.account, attributes: toAttributes(next) });
}

async function read(call: AwsCall): Promise<ObservedResource> {
  const { clients, abortSignal } = call;
  const [{ DataLakeSettings: settings = {} }, { account }] = await Promise.all([
    clients.lakeFormation().send(new GetDataLakeSettingsCommand({}), { abortSignal }),
    callerPrincipal(call),
  ]);
  return { identifier: account, attributes: toAttributes(settings) };
}

/** A session of an assumed role acts as the role. */
async function callerPrincipal({ clients, abortSignal }: AwsCall): Promise<{ account: string; principal: string }> {
  const { Account = "", Arn = "" } = await clients.sts().send(new GetCallerIdentityCommand({}), { abortSignal });
  const principal = Arn.replace(/^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, "arn:$1:iam::$2:role/$3");
  return { account: Account, principal };
}

/** CloudFormation says `Admins` where the service says `DataLakeAdmins`. */
function toAttributes(settings: DataLakeSettings): PropertyMap {
  const { DataLakeAdmins, ...rest } = toProperties(settings);
  return { ...rest, Admins: DataLakeAdmins ?? [] };
}

function containsOurs(attributes: PropertyMap, { Admins, ...wanted }: PropertyMap): boolean {
  const present = principals(attributes["Admins"]);
  return principals(Admins).every((admin) => present.includes(admin)) && contains(attributes, wanted);
}

function adminsOf(settings: DataLakeSettings): readonly string[] {
  return (settings.DataLakeAdmins ?? []).flatMap(({ DataLakePrincipalIdentifier: id }) => (id === undefined ? [] : [id]));
}

function principals(value: Value | undefined): readonly string[] {
  if (!isList(value ?? null)) return [];
  return (value as readonly Value[]).flatMap((item) => {
    const id = isMap(item) ? item["DataLakePrincipalIdentifier"] : undefined;
    return typeof id === "string" ? [id] : [];
  });
}

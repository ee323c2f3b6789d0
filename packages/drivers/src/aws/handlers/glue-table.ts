import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  GetTableCommand,
  type Table,
  type TableInput,
  UpdateTableCommand,
} from "@aws-sdk/client-glue";
import type { ObservedResource, ResourceRequest } from "@zerolake/execution";
import { isMap, type PropertyMap } from "@zerolake/resources";
import { isEqual } from "../../property-path.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, splitIdentifier, textOf } from "../direct-handler.ts";
import { deleted, doneOrGone, toProperties } from "./done.ts";

/** Kept by the engines that write the table: a stale copy would undo their commits. */
const ENGINE_PARAMETERS = ["metadata_location", "previous_metadata_location"];

/** A table of the Glue catalogue. Deleting it leaves the files where they are. */
export const glueTable: DirectHandler = {
  honoursToken: true,

  async create(call, request) {
    const { clients, abortSignal } = call;
    await clients.glue().send(new CreateTableCommand(toCreateInput(request.properties)), { abortSignal });
    return doneOrGone(await read(call, identifierOf(request)), identifierOf(request));
  },

  read,

  find: (call, request) => read(call, identifierOf(request)),

  /** Changes description and parameters only; everything else of an open table belongs to its engines. */
  async update(call, { identifier }, { prior, request }) {
    const [CatalogId, DatabaseName, Name = ""] = splitIdentifier(identifier, 3);
    const current = await getTable(call, identifier);
    if (!current) return doneOrGone(undefined, identifier);
    const next = changedInput(current, parametersOf(prior), request.properties);
    if (next) {
      const version = current.VersionId === undefined ? {} : { VersionId: current.VersionId };
      const command = new UpdateTableCommand({ CatalogId, DatabaseName, Name, TableInput: next, ...version });
      await call.clients.glue().send(command, { abortSignal: call.abortSignal });
    }
    return doneOrGone(await read(call, identifier), identifier);
  },

  async delete({ clients, abortSignal }, { identifier }) {
    const [CatalogId, DatabaseName, Name] = splitIdentifier(identifier, 3);
    await lookUp(() => clients.glue().send(new DeleteTableCommand({ CatalogId, DatabaseName, Name }), { abortSignal }));
    return deleted(identifier);
  },
};

function identifierOf({ properties }: ResourceRequest): string {
  return [textOf(properties, "CatalogId"), textOf(properties, "DatabaseName"), nameOf(properties)].join("|");
}

function nameOf(properties: PropertyMap): string {
  const input = properties["TableInput"];
  return isMap(input) && typeof input["Name"] === "string" ? input["Name"] : textOf(properties, "Name");
}

/** CloudFormation says `IcebergTableInput` where the service says `CreateIcebergTableInput`. */
function toCreateInput(properties: PropertyMap): CreateTableCommandInput {
  const { CatalogId, DatabaseName, OpenTableFormatInput, TableInput } = properties;
  const iceberg =
    isMap(OpenTableFormatInput) && isMap(OpenTableFormatInput["IcebergInput"]) ? OpenTableFormatInput["IcebergInput"] : undefined;
  const { IcebergTableInput, ...icebergRest } = iceberg ?? {};
  const openFormat = iceberg && {
    OpenTableFormatInput: {
      IcebergInput: { ...icebergRest, ...(IcebergTableInput ? { CreateIcebergTableInput: IcebergTableInput } : {}) },
    },
  };
  const name = nameOf(properties);
  const table = TableInput === undefined && iceberg ? {} : { TableInput: { ...(isMap(TableInput) ? TableInput : {}), Name: name } };
  return { CatalogId, DatabaseName, Name: name, ...table, ...openFormat } as unknown as CreateTableCommandInput;
}

async function getTable({ clients, abortSignal }: AwsCall, identifier: string): Promise<Table | undefined> {
  const [CatalogId, DatabaseName, Name] = splitIdentifier(identifier, 3);
  const answer = await lookUp(() => clients.glue().send(new GetTableCommand({ CatalogId, DatabaseName, Name }), { abortSignal }));
  return answer?.Table;
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const table = await getTable(call, identifier);
  if (!table) return undefined;
  const [CatalogId = "", DatabaseName = "", Name = ""] = splitIdentifier(identifier, 3);
  const attributes = { CatalogId, DatabaseName, Name, TableInput: toProperties(toTableInput(table)) };
  return { identifier, attributes };
}

/** The part of a table that can be sent back. */
function toTableInput(table: Table): TableInput {
  const {
    Name,
    Description,
    Owner,
    Retention,
    StorageDescriptor,
    PartitionKeys,
    TableType,
    Parameters,
    ViewOriginalText,
    ViewExpandedText,
  } = table;
  return {
    Name,
    ...Object.fromEntries(
      Object.entries({
        Description,
        Owner,
        Retention,
        StorageDescriptor,
        PartitionKeys,
        TableType,
        Parameters,
        ViewOriginalText,
        ViewExpandedText,
      }).filter(([, value]) => value !== undefined),
    ),
  };
}

function parametersOf(properties: PropertyMap): Readonly<Record<string, string>> {
  const input = properties["TableInput"];
  const parameters = isMap(input) ? input["Parameters"] : undefined;
  if (!isMap(parameters)) return {};
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([key, value]) =>
      typeof value === "string" && !ENGINE_PARAMETERS.includes(key) ? [[key, value]] : [],
    ),
  );
}

/**
 * The input that brings description and parameters to what is desired, or `undefined` when they are. The service replaces
 * all parameters at once, so the engine's own are sent as just read, and the version check refuses a lost race.
 */
function changedInput(current: Table, prior: Readonly<Record<string, string>>, desired: PropertyMap): TableInput | undefined {
  const wanted = parametersOf(desired);
  const kept = Object.entries(current.Parameters ?? {}).filter(([key]) => key in wanted || !(key in prior));
  const Parameters = { ...Object.fromEntries(kept), ...wanted };
  const input = desired["TableInput"];
  const description = isMap(input) && typeof input["Description"] === "string" ? input["Description"] : current.Description;
  const next: TableInput = { ...toTableInput(current), Parameters, ...(description === undefined ? {} : { Description: description }) };
  const isSame = current.Description === description && isEqual({ ...current.Parameters }, Parameters);
  return isSame ? undefined : next;
}

import { isArray, isObject, type Json, type JsonObject, valueAt } from "../../json.ts";
import { AwsError } from "../aws-error.ts";

/** What Glue makes of an Iceberg input: columns, location, and the pointer to the first metadata file. */
export function icebergTable(input: JsonObject): JsonObject {
  const iceberg = valueAt(input["OpenTableFormatInput"], ["IcebergInput"]);
  if (!isObject(iceberg)) return {};
  if (iceberg["MetadataOperation"] !== "CREATE") throw new AwsError("InvalidInputException", "MetadataOperation must be CREATE.");
  const table = iceberg["CreateIcebergTableInput"];
  const location = valueAt(table, ["Location"]);
  const fields = valueAt(table, ["Schema", "Fields"]);
  if (!isObject(table) || typeof location !== "string" || !isArray(fields)) {
    throw new AwsError("InvalidInputException", "CreateIcebergTableInput needs a Location and a Schema with Fields.");
  }
  return {
    TableType: "EXTERNAL_TABLE",
    StorageDescriptor: { Columns: fields.map(toColumn), Location: location, Compressed: false, NumberOfBuckets: 0 },
    PartitionKeys: [],
    Parameters: { table_type: "ICEBERG", metadata_location: `${location}/metadata/00000-sandbox.metadata.json` },
  };
}

function toColumn(field: Json): JsonObject {
  const type = valueAt(field, ["Type"]);
  return { Name: valueAt(field, ["Name"]) ?? "", Type: typeof type === "string" ? type : JSON.stringify(type ?? "string") };
}

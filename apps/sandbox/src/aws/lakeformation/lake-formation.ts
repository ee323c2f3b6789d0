import { isObject, type JsonObject } from "../../json.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { epochSeconds } from "../json-protocol.ts";
import { jsonService, textIn } from "../json-service.ts";

const SETTINGS = "AWS::LakeFormation::DataLakeSettings";
const LOCATION = "AWS::LakeFormation::Resource";

/** AWS Lake Formation, as far as Cloud Control does not manage it: the account's settings and registered locations. */
export const lakeFormation = jsonService({
  signingName: "lakeformation",
  operationOf: (exchange) => exchange.path.slice(1),
  subject: (input, call) =>
    typeof input["ResourceArn"] === "string"
      ? { type: LOCATION, identifier: input["ResourceArn"] }
      : { type: SETTINGS, identifier: call.caller.account },
  operations: {
    GetDataLakeSettings: (call) => ({ DataLakeSettings: settings(call) }),
    PutDataLakeSettings: putSettings,
    RegisterResource: register,
    DescribeResource: (call, input) => ({
      ResourceInfo: { ...location(call, input).model, LastModified: epochSeconds(location(call, input).createdAt) },
    }),
    UpdateResource: updateLocation,
    DeregisterResource: deregister,
  },
});

/** A new account lets everybody do what IAM allows: the defaults that governance switches off. */
function settings(call: AwsCall): JsonObject {
  const everybody = [{ Principal: { DataLakePrincipalIdentifier: "IAM_ALLOWED_PRINCIPALS" }, Permissions: ["ALL"] }];
  const stored = call.sandbox.store.resources.get(placeOf(call.caller, SETTINGS), SETTINGS, call.caller.account);
  return (
    stored?.model ?? {
      DataLakeAdmins: [],
      CreateDatabaseDefaultPermissions: everybody,
      CreateTableDefaultPermissions: everybody,
      Parameters: { CROSS_ACCOUNT_VERSION: "4" },
    }
  );
}

async function putSettings(call: AwsCall, input: JsonObject): Promise<object> {
  const model = input["DataLakeSettings"];
  if (!isObject(model)) throw new AwsError("InvalidInputException", "DataLakeSettings is required.");
  await call.sandbox.store.resources.put({
    ...placeOf(call.caller, SETTINGS),
    type: SETTINGS,
    identifier: call.caller.account,
    model,
    serviceState: {},
    createdAt: call.sandbox.now(),
  });
  return {};
}

async function register(call: AwsCall, input: JsonObject): Promise<object> {
  const ResourceArn = textIn(input, "ResourceArn");
  const place = placeOf(call.caller, LOCATION);
  const { store, now } = call.sandbox;
  if (store.resources.get(place, LOCATION, ResourceArn)) throw new AwsError("AlreadyExistsException", "Resource is already registered.");
  if (input["UseServiceLinkedRole"] !== true && typeof input["RoleArn"] !== "string") {
    throw new AwsError("InvalidInputException", "Either RoleArn or UseServiceLinkedRole must be given.");
  }
  const slr = `arn:aws:iam::${call.caller.account}:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess`;
  const { UseServiceLinkedRole: _, ...rest } = input;
  const model = { RoleArn: slr, ...rest };
  await store.resources.put({ ...place, type: LOCATION, identifier: ResourceArn, model, serviceState: {}, createdAt: now() });
  return {};
}

async function updateLocation(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = location(call, input);
  await call.sandbox.store.resources.put({ ...stored, model: { ...stored.model, ...input } });
  return {};
}

async function deregister(call: AwsCall, input: JsonObject): Promise<object> {
  const { identifier } = location(call, input);
  await call.sandbox.store.resources.remove(placeOf(call.caller, LOCATION), LOCATION, identifier);
  return {};
}

function location(call: AwsCall, input: JsonObject) {
  const stored = call.sandbox.store.resources.get(placeOf(call.caller, LOCATION), LOCATION, textIn(input, "ResourceArn"));
  if (!stored) throw new AwsError("EntityNotFoundException", "Entity not found");
  return stored;
}

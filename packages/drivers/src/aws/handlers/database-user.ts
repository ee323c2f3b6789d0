import type { ObservedResource, OperationStatus, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { classifyError } from "../classify-error.ts";
import { type DirectHandler, splitIdentifier, textOf } from "../direct-handler.ts";
import { secretsManagerSafe } from "../secrets-manager-safe.ts";
import { type DatabaseLocation, execute, identifierIn, locationIn, locationOf, quote } from "./data-api.ts";
import { deleted, doneOrGone, failed } from "./done.ts";

/**
 * A user of a PostgreSQL cluster with the Data API, whose password lies in a secret of its own. A deleted one may not sign in any more; what it
 * made stays, and is its own again when it comes back.
 */
export const databaseUser: DirectHandler = {
  // A user that is there is told its password again.
  honoursToken: true,

  create: put,

  read,

  find: (call, { properties }) => observed(call, locationOf(properties), textOf(properties, "UserName")),

  update: (call, _target, { request }) => put(call, request),

  async delete(call, { identifier }, prior) {
    const user = textOf(prior, "UserName");
    if (await exists(call, locationOf(prior), user))
      await lookUp(() => execute(call, locationOf(prior), `ALTER ROLE ${quote(user)} NOLOGIN`));
    return deleted(identifier);
  },
};

async function put(call: AwsCall, { properties }: ResourceRequest): Promise<OperationStatus> {
  const location = locationOf(properties);
  const user = textOf(properties, "UserName");
  const password = await secretsManagerSafe(call.clients).read(textOf(properties, "PasswordSecretArn"), call.abortSignal);
  if (password === undefined) return withoutPassword(properties);
  const verb = (await exists(call, location, user)) ? "ALTER" : "CREATE";
  // The Data API takes no parameter where a password stands.
  await execute(call, location, `${verb} ROLE ${quote(user)} LOGIN PASSWORD '${password.replaceAll("'", "''")}'`);
  await execute(call, location, `GRANT CONNECT, CREATE ON DATABASE ${quote(location.database)} TO ${quote(user)}`);
  return doneOrGone(await observed(call, location, user), identifierIn(properties, "UserName"));
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const [cluster = "", database = "", user = ""] = splitIdentifier(identifier, 3);
  const location = await locationIn(call, cluster, database);
  return location && observed(call, location, user);
}

async function observed(call: AwsCall, location: DatabaseLocation, user: string): Promise<ObservedResource | undefined> {
  const { resourceArn: ClusterArn, secretArn: SecretArn, database: Database } = location;
  const attributes = { ClusterArn, SecretArn, Database, UserName: user };
  return (await signsIn(call, location, user)) ? { identifier: identifierIn(attributes, "UserName"), attributes } : undefined;
}

async function exists(call: AwsCall, location: DatabaseLocation, user: string): Promise<boolean> {
  return (await signsIn(call, location, user)) !== undefined;
}

/** `undefined` when there is no such user, nor such a cluster. */
async function signsIn(call: AwsCall, location: DatabaseLocation, user: string): Promise<boolean | undefined> {
  const sql = "SELECT rolcanlogin FROM pg_roles WHERE rolname = :name";
  const rows = await lookUp(() => execute(call, location, sql, { name: user }));
  return rows?.[0]?.[0]?.booleanValue;
}

function withoutPassword(properties: PropertyMap): OperationStatus {
  const message = `The user ${textOf(properties, "UserName")} cannot be made: its secret ${textOf(properties, "PasswordSecretArn")} holds no text.`;
  return failed(classifyError({ code: "InvalidRequest", message }), identifierIn(properties, "UserName"));
}

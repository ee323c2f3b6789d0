import { describe, expect, it } from "vitest";
import { newServiceSchema } from "./service-schemas.ts";

const DATABRICKS = {
  service: "databricks",
  workspace: "dbc-0a1b2c3d-4e5f.cloud.databricks.com",
  clientId: "6a0a5f0e-64a5-4f0c-9f3c-000000000001",
  clientSecret: "not-a-real-secret",
};
const CONFLUENT = { service: "confluent", apiKey: "ABCDEFGH12345678", apiSecret: "x".repeat(64) };

const problemsOf = (access: unknown) =>
  newServiceSchema.safeParse({ name: "Ours", access }).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

describe("an account at a service that is entered", () => {
  it.each([
    "https://dbc-0a1b2c3d-4e5f.cloud.databricks.com/?o=1234#job/list",
    " DBC-0a1b2c3d-4e5f.cloud.databricks.com\n",
    "dbc-0a1b2c3d-4e5f.cloud.databricks.com/",
  ])("takes the workspace as people copy it: %j", (workspace) => {
    expect(newServiceSchema.parse({ name: "Ours", access: { ...DATABRICKS, workspace } }).access).toEqual(DATABRICKS);
  });

  it.each([
    "https://example.com/dbc-0a1b2c3d-4e5f.cloud.databricks.com",
    "dbc.cloud.databricks.com.example.com",
    "databricks.com@example.com",
    "dbc.cloud.databricks.com:8443",
    "http://dbc.cloud.databricks.com",
  ])("takes no secret for a host that is not Databricks': %j", (workspace) => {
    const message = "Enter the host of the workspace, such as dbc-0a1b2c3d-4e5f.cloud.databricks.com.";
    expect(problemsOf({ ...DATABRICKS, workspace })).toEqual([["access.workspace", message]]);
  });

  it.each([
    [{ ...DATABRICKS, clientId: "robot" }, "access.clientId", "A client ID has the form 00000000-0000-0000-0000-000000000000."],
    [{ ...DATABRICKS, clientSecret: "short" }, "access.clientSecret", "This is too short for a client secret."],
    [{ ...DATABRICKS, clientSecret: "x".repeat(257) }, "access.clientSecret", "This is too long for a client secret."],
    [{ ...CONFLUENT, apiKey: "key" }, "access.apiKey", "An API key has 16 capital letters and digits."],
    [{ ...CONFLUENT, apiSecret: "short" }, "access.apiSecret", "This is too short for an API secret."],
  ])("is refused at the field that is wrong, in a whole sentence", (access, path, message) => {
    expect(problemsOf(access)).toEqual([[path, message]]);
  });
});

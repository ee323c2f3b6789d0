import { describe, expect, it } from "vitest";
import { credentialsSchema, storedCredentials } from "./credential-schemas.ts";

const AZURE = {
  cloud: "azure",
  tenantId: " 6A0A5F0E-64A5-4F0C-9F3C-000000000001\n",
  subscription: "6a0a5f0e-64a5-4f0c-9f3c-000000000002",
  clientId: "6a0a5f0e-64a5-4f0c-9f3c-000000000003",
  clientSecret: "abc8Q~not-a-real-secret",
};
const KEY = {
  type: "service_account",
  project_id: "data-home-123",
  private_key: "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n",
  client_email: "zerolake@data-home-123.iam.gserviceaccount.com",
};
const GCP = { cloud: "gcp", project: "data-prod-123", keyFile: JSON.stringify(KEY) };
const AWS = { cloud: "aws", accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG" };

const problemsOf = (input: unknown) => credentialsSchema.safeParse(input).error?.issues.map(({ message }) => message) ?? [];

describe("credentials that are entered", () => {
  it("are stored as the driver of their cloud takes them", () => {
    expect(storedCredentials(credentialsSchema.parse(AWS))).toEqual({ accessKeyId: AWS.accessKeyId, secretAccessKey: AWS.secretAccessKey });
    expect(storedCredentials(credentialsSchema.parse({ ...AWS, sessionToken: "temporary" }))).toMatchObject({ sessionToken: "temporary" });
    expect(storedCredentials(credentialsSchema.parse(AZURE))).toEqual({
      tenantId: "6a0a5f0e-64a5-4f0c-9f3c-000000000001",
      subscription: AZURE.subscription,
      clientId: AZURE.clientId,
      clientSecret: AZURE.clientSecret,
    });
    const { client_email, private_key, project_id } = KEY;
    expect(storedCredentials(credentialsSchema.parse(GCP))).toEqual({ client_email, private_key, project_id, project: "data-prod-123" });
  });

  it.each([
    [
      "an AWS key that is too short",
      { ...AWS, accessKeyId: "AKIA" },
      "An access key ID has 16 or more capital letters and digits and starts with A.",
    ],
    [
      "a name instead of a subscription",
      { ...AZURE, subscription: "Production" },
      "A subscription ID has the form 00000000-0000-0000-0000-000000000000.",
    ],
    ["the ID of the secret instead of its value", { ...AZURE, clientSecret: AZURE.clientId }, "This is the secret's ID. Enter its value."],
    [
      "a project's name instead of its ID",
      { ...GCP, project: "Data Prod" },
      "A project ID has 6 to 30 lower-case letters, digits and hyphens.",
    ],
    [
      "a key file of a person",
      { ...GCP, keyFile: JSON.stringify({ ...KEY, client_email: "m@x.org" }) },
      'client_email: Not the address of a service account: "m@x.org".',
    ],
    ["no key file", { ...GCP, keyFile: "" }, "file: Missing."],
  ])("%s is refused in words that say what to enter", (_what, input, problem) => {
    expect(problemsOf(input)).toEqual([problem]);
  });

  it("of one cloud are none of another", () => {
    expect(problemsOf({ ...AZURE, cloud: "gcp" })).not.toEqual([]);
    expect(problemsOf({ ...AWS, cloud: "oci" })).not.toEqual([]);
  });
});

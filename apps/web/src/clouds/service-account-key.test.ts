import { describe, expect, it } from "vitest";
import { readServiceAccountKey } from "./service-account-key.ts";

const PRIVATE_KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n";
const FILE = {
  type: "service_account",
  project_id: "data-prod-123",
  private_key_id: "0af1",
  private_key: PRIVATE_KEY,
  client_email: "zerolake@data-prod-123.iam.gserviceaccount.com",
  token_uri: "https://oauth2.googleapis.com/token",
};
const read = (change: object = {}) => readServiceAccountKey(JSON.stringify({ ...FILE, ...change }));
const problems = (change: object) => read(change).checks.flatMap(({ field, problem }) => (problem ? [`${field}: ${problem}`] : []));

describe("the key file of a service account", () => {
  it("gives what signing in needs, and says what was found without repeating the key", () => {
    const { key, checks } = read();
    expect(key).toEqual({ client_email: FILE.client_email, private_key: PRIVATE_KEY, project_id: "data-prod-123" });
    expect(checks.map(({ field, said }) => `${field}: ${said}`)).toEqual([
      "type: service_account",
      "project_id: data-prod-123",
      "client_email: zerolake@data-prod-123.iam.gserviceaccount.com",
      "private_key: present",
    ]);
    expect(JSON.stringify(checks)).not.toContain("MIIE");
  });

  it.each([
    [
      "another kind of credentials",
      { type: "authorized_user" },
      'type: Not a service account: it says "authorized_user", not "service_account".',
    ],
    ["no project", { project_id: undefined }, "project_id: Missing."],
    ["a project that is none", { project_id: "Data Prod" }, 'project_id: Not a project ID: "Data Prod".'],
    ["a person's address", { client_email: "mira@example.com" }, 'client_email: Not the address of a service account: "mira@example.com".'],
    [
      "a key that is cut off",
      { private_key: PRIVATE_KEY.slice(0, 40) },
      "private_key: Not a whole private key: its first or last line is missing.",
    ],
    ["a key that is no text", { private_key: 7 }, "private_key: Not a text."],
  ])("%s is named by its field", (_what, change, problem) => {
    expect(problems(change)).toEqual([problem]);
    expect(read(change).key).toBeUndefined();
  });

  it("a wrong private key is not repeated either", () => {
    expect(JSON.stringify(read({ private_key: "MIIEsecret" }).checks)).not.toContain("MIIEsecret");
  });

  it.each([
    ["", "Missing."],
    ['{ "type": ', "Not valid JSON: copy the whole file, from the first { to the last }."],
    ["[1]", "Not a key file: it holds no object."],
    ["null", "Not a key file: it holds no object."],
  ])("%j is no file", (text, problem) => {
    expect(readServiceAccountKey(text)).toEqual({ checks: [{ field: "file", problem }] });
  });
});

import { collectReferences, type DesiredResource, isJoin, type Target, type Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { AZURE_ANSWERED } from "../azure-samples.testing.ts";
import { compiledOnAzure, drawingNamed } from "../compiled.testing.ts";
import { CONFLUENT_DRAWINGS } from "../confluent-drawings.testing.ts";

const OFFICER = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
const READER = "4633458b-17de-408a-b874-0445c86b69e6";

function compiled(name: string, choices: Target["choices"] = AZURE_ANSWERED) {
  return compiledOnAzure(drawingNamed(CONFLUENT_DRAWINGS, name), { choices });
}

function bought(answers: Target["choices"]): readonly DesiredResource[] {
  return compiled("Confluent of the Marketplace", answers).resources;
}

/** What of Confluent waits. */
function waiting(answers: Target["choices"]): readonly string[] {
  return bought(answers)
    .filter(({ type, deferredUntil }) => /^confluent\.|Confluent/.test(type) && deferredUntil !== undefined)
    .map(({ address }) => address);
}

function storageOf({ properties }: DesiredResource): object {
  return (properties["spec"] as { readonly storage: object }).storage;
}

function statementName(stateTtlHours: number) {
  const drawing = CONFLUENT_DRAWINGS.find(({ name }) => name === "Flink and Tableflow of Confluent")!;
  const target = { ...sampleTarget("standard", AZURE_ANSWERED, "azure"), overrides: { sessions: { stateTtlHours } } };
  return compile(drawing.blueprint, target).resources.find(({ type }) => type === "confluent.statement")?.properties["name"];
}

const textOf = (value: Value): string =>
  isJoin(value) ? value.$join.map((part) => (typeof part === "string" ? part : "*")).join("") : String(value);

describe("Confluent on Azure", () => {
  const { resources, at } = compiled("Confluent on Azure");
  const rolesOn = (secret: string, role: string) =>
    resources.filter(
      ({ type, properties }) =>
        type === "Microsoft.Authorization/roleAssignments" &&
        String(properties["id"]).includes(`/secrets/${secret}/`) &&
        JSON.stringify(properties).includes(role),
    );

  it("keeps each user's key in a secret of its own, which that user alone may read", () => {
    for (const user of ["app", "market", "ticks", "logs", "stock"])
      expect(rolesOn(`key-${user}`, READER).map(({ address }) => address.split(".")[0])).toEqual([user]);
    // A job of Databricks opens it through the credential of its workspace, a connector of Confluent is told.
    expect(rolesOn("key-job", READER).map(({ address }) => address.split(".")[0])).toEqual(["databricks-connector"]);
    expect(rolesOn("key-orders", READER)).toEqual([]);
  });

  it("gives whoever deploys the right to keep keys before the first one is made", () => {
    const officers = resources.filter(({ type }) => type === "Zerolake.Authorization/ownRights");
    expect(officers.map(({ address }) => address).sort()).toEqual(["orders.officer", "stream.officer"]);
    expect(officers.every(({ properties }) => String(properties["role"]).endsWith(OFFICER))).toBe(true);
    const keys = resources.filter(({ type }) => type === "confluent.apiKey");
    expect(keys.length).toBe(7);
    expect(keys.filter(({ dependsOn }) => !dependsOn.includes("stream.officer"))).toEqual([]);
    expect(at("orders.connector").dependsOn).toEqual(expect.arrayContaining(["orders.officer", 'stream.userKey["orders"]']));
  });

  it("starts a program when its key lies in the secret, and hands it over by the secret's address", () => {
    for (const user of ["app", "market", "ticks", "logs", "stock"]) {
      const app = at(`${user}.app`);
      expect(app.dependsOn).toContain(`stream.userKey["${user}"]`);
      expect(JSON.stringify(app.properties)).toMatch(new RegExp(`vault\\.azure\\.net/secrets/key-${user}"`));
    }
    expect([at('stream.userKey["stock"]'), at('stream.userKey["app"]')].map((key) => key.properties["keptAs"])).toEqual([
      "jaas",
      undefined,
    ]);
  });

  it("tells Spark where its key lies and never what it is, and lets programs out to the brokers", () => {
    const [task] = at("job.job").properties["tasks"] as readonly {
      readonly spark_python_task: { readonly parameters: readonly Value[] };
    }[];
    const source = task!.spark_python_task.parameters.map(textOf).find((word) => word.startsWith("kafka://"));
    expect(source).toMatch(/^kafka:\/\/\*\/events,market,orders,stock\?credential=\w+&login=plain&vault=[\w-]+&secret=key-job$/);
    expect(JSON.stringify(at("net.securityGroup").properties)).toContain('"destinationPortRange":"9092"');
  });

  it("lets the workspace of Synapse read the key of its job", () => {
    const synapse = compiled("Confluent and Synapse");
    const [role] = synapse.resources.filter(({ properties }) => String(properties["id"]).includes("/secrets/key-job/"));
    expect(role?.address.split(".")[0]).toBe("synapse-workspace");
    const { batch } = synapse.at("job.running").properties as { readonly batch: { readonly args: readonly Value[] } };
    expect(batch.args.map(textOf)).toContainEqual(expect.stringMatching(/^kafka:\/\/\*\/orders\?login=plain&vault=[\w-]+&secret=key-job$/));
  });

  it("takes a connector's sign-in from the entry that the drawing names, which whoever deploys may read", () => {
    const { at: found } = compiled("Confluent and Synapse", { ...AZURE_ANSWERED, "databases.orders": "db.example.com/shop" });
    expect(String(found("orders.officer").properties["scope"])).toMatch(/\/secrets\/orders$/);
    const { secrets } = found("orders.connector").properties as { readonly secrets: Readonly<Record<string, { readonly keptIn: string }>> };
    expect(secrets["database.password"]?.keptIn).toMatch(/^https:\/\/zl-.*-keys-.*\.vault\.azure\.net\/secrets\/orders$/);
    expect(secrets["kafka.api.key"]?.keptIn).toMatch(/^https:\/\/zl-.*-stream-.*\.vault\.azure\.net\/secrets\/key-orders$/);
  });

  it("keeps the schemas of Event Hubs in an environment that holds nothing else", () => {
    const registry = compiled("Schemas of Event Hubs at Confluent");
    const made = registry.resources.filter(({ type }) => type.startsWith("confluent."));
    expect(made.map(({ address }) => address).sort()).toEqual([
      "schemas.cluster",
      'schemas.compatibility["schemas.carts"]',
      'schemas.compatibility["schemas.clicks"]',
      "schemas.environment",
      'schemas.registry["schemas"]',
      'schemas.schema["schemas.carts"]',
      'schemas.schema["schemas.clicks"]',
    ]);
  });
});

describe("Confluent through the Azure Marketplace", () => {
  it("buys one organisation, however many streams there are", () => {
    expect(
      bought(AZURE_ANSWERED)
        .filter(({ type }) => type === "Microsoft.Confluent/organizations")
        .map(({ address }) => address),
    ).toEqual(["stream.organization"]);
    expect(waiting(AZURE_ANSWERED)).toEqual([]);
  });

  it("waits with everything inside until the organisation has a key, and with buying until somebody has chosen", () => {
    const { confluentOrganization: _, ...withoutKey } = AZURE_ANSWERED;
    expect(waiting(withoutKey)).toContain("stream.environment");
    expect(waiting(withoutKey)).not.toContain("stream.organization");
    const { confluentPlan: _plan, ...open } = withoutKey;
    expect(waiting(open)).toContain("stream.organization");
  });
});

describe("Flink and Tableflow of Confluent", () => {
  const { resources, at } = compiled("Flink and Tableflow of Confluent");

  it("copies every topic on in one statement, with the account's own rights on what it reads and writes", () => {
    const statements = resources.filter(({ type }) => type === "confluent.statement");
    const texts = statements.map(({ properties }) => textOf((properties["spec"] as { readonly statement: Value }).statement));
    expect(texts).toEqual(["INSERT INTO `*`.`*`.`sessions` SELECT * FROM `*`.`*`.`clicks` UNION ALL SELECT * FROM `*`.`*`.`carts`"]);
    const rights = resources.filter(({ type, properties }) => {
      const references = collectReferences(properties).map(({ $ref }) => $ref);
      return type === "confluent.roleBinding" && references.includes("sessions.account");
    });
    const given = rights.map(
      ({ properties }) => `${String(properties["role_name"])} ${textOf(properties["crn_pattern"]!).replace(/^.*\*\//, "")}`,
    );
    expect(new Set(given)).toEqual(
      new Set([
        "DeveloperRead topic=clicks",
        "DeveloperRead topic=carts",
        "DeveloperWrite topic=sessions",
        "DeveloperRead transactional-id=_confluent-flink_*",
        "DeveloperWrite transactional-id=_confluent-flink_*",
        "DeveloperRead subject=clicks-value",
        "DeveloperRead subject=carts-value",
        "DeveloperRead subject=sessions-value",
      ]),
    );
    expect(rights.filter(({ address }) => !statements[0]?.dependsOn.includes(address))).toEqual([]);
    expect(resources.filter(({ address }) => /userKey\["(sessions|delivery)"\]/.test(address))).toEqual([]);
  });

  it("writes tables into the container once Confluent's application may, else into its own storage", () => {
    expect(storageOf(at('delivery.table["results.sessions"]'))).toMatchObject({
      kind: "AzureDataLakeStorageGen2",
      container_name: "landing",
    });
    const { confluentIntegration: _, ...open } = AZURE_ANSWERED;
    const without = compiled("Flink and Tableflow of Confluent", open);
    expect(storageOf(without.at('delivery.table["results.sessions"]'))).toEqual({ kind: "Managed" });
    expect(without.diagnostics.map(({ target }) => target?.answer)).toContain("confluentIntegration");
  });

  it("gives another name to another statement", () => {
    expect(statementName(1)).toBe(statementName(1));
    expect(statementName(1)).not.toBe(statementName(2));
  });
});

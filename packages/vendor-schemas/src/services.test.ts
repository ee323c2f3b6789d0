import { describe, expect, it } from "vitest";
import { checkServiceBody } from "./check-body.ts";
import { listServiceTypes, serviceType } from "./services.ts";

const CLUSTER = "confluent/createCmkV2Cluster";
const cluster = (spec: object) => ({
  spec: {
    display_name: "stream",
    availability: "HIGH",
    cloud: "AWS",
    region: "eu-west-1",
    config: { kind: "Standard" },
    environment: { id: "env-1" },
    ...spec,
  },
});

describe("services beside the clouds", () => {
  it("have addresses for everything that is created", () => {
    const types = (["databricks", "confluent", "fabric"] as const).flatMap(listServiceTypes);
    const without = types.filter((type) => !serviceType(type)?.methods.create);
    expect(without).toEqual(["databricks.servedModel", "confluent.organization", "confluent.registry", "fabric.capacity"]);
  });

  it.each([
    ["a cluster as its vendor takes it", CLUSTER, cluster({}), []],
    ["a kind that none of the forms has", CLUSTER, cluster({ config: { kind: "Huge" } }), ["spec.config.kind"]],
    ["a field that the form does not have", CLUSTER, cluster({ config: { kind: "Basic", cku: 2 } }), ["spec.config.cku"]],
    [
      "what is missing deep inside",
      CLUSTER,
      { spec: {} },
      ["spec.display_name", "spec.availability", "spec.cloud", "spec.region", "spec.config", "spec.environment"],
    ],
    [
      "settings of a connector that nobody lists",
      "confluent/createConnectv1Connector",
      {
        name: "c",
        config: {
          "connector.class": "PostgresCdcSourceV2",
          name: "c",
          "kafka.api.key": "k",
          "kafka.api.secret": "s",
          "database.hostname": "h",
        },
      },
      [],
    ],
  ])("judge %s", (_what, schema, body, paths) => {
    expect(checkServiceBody("confluent", schema, body, { method: "create" }).map(({ path }) => path)).toEqual(paths);
  });

  it("judge a job and a workspace by their own schemas", () => {
    const job = { name: "j", tasks: [{ task_key: "main", spark_python_task: { python_file: "s3://b/k", parameters: [1] } }] };
    expect(checkServiceBody("databricks", "jobs/JobsAPI.create", job, { method: "create" }).map(({ path }) => path)).toEqual([
      "tasks[0].spark_python_task.parameters[0]",
    ]);
    expect(
      checkServiceBody("fabric", "fabric/Workspaces_CreateWorkspace", { name: "w" }, { method: "create" }).map(({ path }) => path),
    ).toEqual(["displayName", "name"]);
  });
});

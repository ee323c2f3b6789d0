import { expandTemplate } from "@zerolake/blueprint";
import { findTemplate } from "@zerolake/catalog";
import { isMap, type PropertyMap, TIERS } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { GCP_ANSWERED } from "../samples.testing.ts";

const BLUEPRINT = expandTemplate(findTemplate("open-multi-engine")!);
const { resources, diagnostics } = compile(BLUEPRINT, sampleTarget("standard", GCP_ANSWERED, "gcp"));
const ofType = (type: string) => resources.filter((resource) => resource.type === type);

describe("Databricks on Google Cloud", () => {
  it("lets the account that Unity draws into the buckets of the catalog, and into no other", () => {
    const rights = resources.filter(({ address }) => address.startsWith("catalog.credentialRight"));
    const [bucket] = resources.filter(({ address }) => address === "tables.bucket");
    const opened = new Set(rights.map(({ properties }) => properties["on"]));
    expect([...opened]).toEqual([bucket?.properties["resourcePath"]]);
    expect(rights.map(({ properties }) => properties["role"]).sort()).toEqual([
      "roles/storage.legacyBucketReader",
      "roles/storage.objectUser",
    ]);
    expect(rights.every(({ properties }) => isMap(properties["member"]))).toBe(true);
  });

  it("opens a place only after its account was let in, and keeps Unity's own tables in a folder of their own", () => {
    const [location] = ofType("databricks.externalLocation");
    const [catalog] = ofType("databricks.catalog");
    expect(location?.dependsOn.filter((address) => address.startsWith("catalog.credentialRight"))).toHaveLength(2);
    expect(catalog?.dependsOn).toContain(location?.address);
    expect(catalog?.properties["storage_root"]).toBe(`${String(location?.properties["url"])}/unity`);
    expect(ofType("databricks.schema").map(({ properties }) => properties["name"])).toEqual(["bronze", "silver", "gold"]);
  });

  it("runs the job as the component's own account, against Google's catalog of tables", () => {
    const [job] = ofType("databricks.job");
    const [cluster] = (job!.properties["job_clusters"] as unknown as { new_cluster: PropertyMap }[]).map((one) => one.new_cluster);
    const account = resources.find(({ address }) => address === "writer.identity");
    expect(account?.properties["resourcePath"]).toContain(String((cluster!["gcp_attributes"] as PropertyMap)["google_service_account"]));
    expect(cluster!["spark_conf"]).toMatchObject({ "spark.sql.catalog.lake.type": "rest" });
    expect(job?.dependsOn.filter((address) => address.startsWith("writer.grant")).length).toBeGreaterThan(3);
  });

  it.each(TIERS)("asks nothing of Google's own Spark in %s, its key included", (tier) => {
    const { resources: made } = compile(BLUEPRINT, sampleTarget(tier, GCP_ANSWERED, "gcp"));
    expect(made.filter(({ address }) => address.includes("dataproc.googleapis.com"))).toEqual([]);
  });

  it("says what Databricks SQL does not see", () => {
    expect(diagnostics.filter(({ code }) => code === "ZL-DATABRICKS-UNSEEN").map(({ target }) => target?.component)).toEqual(["sql-lake"]);
  });

  it("waits as a whole while the environment has no workspace", () => {
    const open = compile(BLUEPRINT, sampleTarget("standard", { ...GCP_ANSWERED, databricksWorkspace: "" }, "gcp"));
    const waiting = open.resources.filter(({ type }) => type.startsWith("databricks."));
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.every(({ deferredUntil }) => deferredUntil !== undefined)).toBe(true);
    expect(open.diagnostics.filter(({ target }) => target?.answer === "databricksWorkspace")).toHaveLength(3);
  });
});

import { expect, test } from "vitest";
import { startService } from "../local-service.testing.ts";
import { keepCatalog, makeCatalog } from "./keep-catalog.ts";

const CATALOG = {
  name: "lake",
  storage: JSON.stringify({ storageType: "AZURE", allowedLocations: ["abfss://bronze@a.dfs.core.windows.net/"], tenantId: "t" }),
  location: "abfss://bronze@a.dfs.core.windows.net/",
  namespaces: ["bronze", "gold"],
  secret: "s",
};

test("the catalog gets its places and its namespaces, with the token of the root principal", async () => {
  const { url, calls } = await startService(({ path }) => ({ body: path.endsWith("/tokens") ? { access_token: "T" } : {} }));
  await makeCatalog({ ...CATALOG, server: url });
  expect(calls.map(({ path }) => path)).toEqual([
    "/api/catalog/v1/oauth/tokens",
    "/api/management/v1/catalogs",
    "/api/catalog/v1/lake/namespaces",
    "/api/catalog/v1/lake/namespaces",
  ]);
  expect(calls[0]?.body).toContain("client_id=root&client_secret=s");
  expect(calls[1]?.headers.authorization).toBe("Bearer T");
  expect(JSON.parse(calls[1]?.body ?? "")).toMatchObject({
    catalog: { name: "lake", properties: { "default-base-location": CATALOG.location }, storageConfigInfo: { storageType: "AZURE" } },
  });
  expect(calls.slice(2).map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ namespace: ["bronze"] }, { namespace: ["gold"] }]);
});

test("what is there already is no failure, and anything else is told", async () => {
  let status = 409;
  const { url } = await startService(({ path }) => (path.endsWith("/tokens") ? { body: { access_token: "T" } } : { status, body: "no" }));
  await makeCatalog({ ...CATALOG, server: url });
  status = 500;
  await expect(makeCatalog({ ...CATALOG, server: url })).rejects.toThrow(/500 to .*catalogs: no/);
});

test("a server that is not there yet is asked again soon, and one that answers rarely", async () => {
  let isUp = false;
  const { url } = await startService(({ path }) => {
    if (!isUp) return { status: 503, body: "" };
    return { body: path.endsWith("/tokens") ? { access_token: "T" } : {} };
  });
  const pauses: number[] = [];
  const end = new Error("the container is stopped");
  const kept = keepCatalog({ ...CATALOG, server: url }, (ms) => {
    pauses.push(ms);
    isUp = true;
    return pauses.length === 2 ? Promise.reject(end) : Promise.resolve();
  });
  await expect(kept).rejects.toBe(end);
  expect(pauses).toEqual([10_000, 600_000]);
});

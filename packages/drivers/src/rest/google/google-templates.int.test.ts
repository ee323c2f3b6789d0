import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES as ALL, findTemplate } from "@zerolake/catalog";
import { TIERS } from "@zerolake/resources";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { GoogleLife } from "./google-life.testing.ts";

vi.setConfig({ testTimeout: 120_000 });

const TEMPLATES = ALL.map((template) => ({
  id: template.id,
  blueprint: expandTemplate(template),
}));
const FILES = {
  id: "events into files",
  blueprint: expandTemplate({
    ...findTemplate("streaming-starter")!,
    components: [
      { id: "app", kind: "event-source", title: "App", settings: {} },
      { id: "stream", kind: "event-stream", title: "Stream", settings: { topics: ["clicks", "orders"] } },
      { id: "delivery", kind: "stream-delivery", title: "Delivery", settings: { deadLetter: true } },
      { id: "store", kind: "object-store", title: "Store", settings: { zones: ["landing", "raw"] } },
      { id: "places", kind: "secrets", title: "Secrets", settings: { names: ["token"] } },
    ],
    edges: ["app.events -> stream.events", "stream.events -> delivery.events", "delivery.files -> store.files"],
    targetChoices: {},
  }),
};
/** What no template draws. */
const MORE = {
  id: "other services",
  blueprint: expandTemplate({
    ...findTemplate("streaming-starter")!,
    components: [
      { id: "db", kind: "database-source", title: "Database", settings: { engine: "managed", databaseEngine: "mysql" } },
      { id: "tables", kind: "lakehouse-tables", title: "Tables", settings: { native: true, zones: ["bronze"], upsertKey: ["user_id"] } },
      { id: "catalog", kind: "catalog", title: "Catalog", settings: {} },
      {
        id: "access",
        kind: "governance",
        title: "Access",
        settings: { groups: { ml: { bronze: "read" } }, columnMasks: ["user_id"], rowFilters: ["user_id <> 'x'"] },
      },
      { id: "devices", kind: "device-source", title: "Devices", settings: { brokerUrl: "mqtts://broker.example.com:8883" } },
      { id: "stream", kind: "event-stream", title: "Stream", settings: { topics: ["devices"] } },
      { id: "cluster", kind: "kubernetes-cluster", title: "Cluster", settings: {} },
      { id: "models", kind: "model-registry", title: "Models", settings: {} },
      { id: "scorer", kind: "model-serving", title: "Scorer", settings: { replicasMin: 0 } },
      { id: "features", kind: "feature-store", title: "Features", settings: { entities: ["user_id"], features: ["age:integer"] } },
    ],
    edges: [
      "db.tables -> tables.tables",
      "tables.tables -> catalog.tables",
      "catalog.catalog -> access.catalog",
      "devices.events -> stream.events",
      "models.model -> scorer.model",
      "features.features -> scorer.features",
    ],
    targetChoices: {},
  }),
};
const CASES = [...TEMPLATES, FILES, MORE].flatMap(({ id, blueprint }) => TIERS.map((tier) => ({ id, blueprint, tier })));

let life: GoogleLife;
beforeAll(async () => {
  life = await GoogleLife.start("sandbox_google_templates");
});
afterAll(() => life.stop());
beforeEach(() => life.reset());

describe.each(CASES)("$id, $tier, over HTTP through the driver", ({ blueprint, tier }) => {
  it("comes up, is found as it was made, plans empty after that, and goes again but for what is kept", async () => {
    const { failed, isEmptyAgain, lost, drifted, left } = await life.live(blueprint, { tier });
    expect({ failed, isEmptyAgain, lost, drifted, left }).toEqual({ failed: [], isEmptyAgain: true, lost: [], drifted: [], left: [] });
  });
});

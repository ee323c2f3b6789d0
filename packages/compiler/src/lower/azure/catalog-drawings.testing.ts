import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Files, tables and a dataset that Purview scans, and groups that may read them. */
const PURVIEW: Sample = {
  name: "Scanned by Purview",
  blueprint: blueprintOf({
    components: [
      ["files:object-store", { zones: ["raw", "curated"] }],
      ["archive:object-store", { versioning: true }],
      ["tables:lakehouse-tables", { engine: "iceberg", zones: ["bronze", "gold"] }],
      ["images:dataset-store", { engine: "lance" }],
      ["catalog:catalog", { purview: true }],
      [
        "policies:governance",
        {
          groups: { analysts: { gold: "read" }, engineers: { raw: "write" } },
          columnMasks: ["email"],
          piiTags: ["email"],
          auditLog: true,
        },
      ],
      "monitoring:monitoring",
    ],
    edges: [
      "archive.files -> catalog.files",
      "files.files -> catalog.files",
      "tables.tables -> catalog.tables",
      "images.dataset -> catalog.dataset",
      "catalog.catalog -> policies.catalog",
    ],
    omit: [],
  }),
};

/** Tables for engines of several makers, in a catalog that runs in the environment; one of them has nothing to list. */
const POLARIS: Sample = {
  name: "Open catalog",
  blueprint: blueprintOf({
    components: [
      ["tables:lakehouse-tables", { engine: "iceberg", zones: ["bronze", "gold"] }],
      ["files:object-store", { zones: ["raw"] }],
      ["catalog:catalog", { engine: "polaris", credentialVending: true }],
      ["empty:catalog", { engine: "polaris", public: true }],
      ["policies:governance", { groups: { analysts: { gold: "read" } } }],
    ],
    edges: ["tables.tables -> catalog.tables", "files.files -> catalog.files", "catalog.catalog -> policies.catalog"],
    omit: [],
  }),
};

export const CATALOG_DRAWINGS: readonly Sample[] = [PURVIEW, POLARIS];

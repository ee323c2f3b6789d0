import type { VariantDrawing } from "./small-environment.testing.ts";

/** Servers of others that run in the environment. */
export const SERVER_DRAWINGS: readonly VariantDrawing[] = [
  [
    "polaris",
    "names",
    {
      components: [
        "lake:lakehouse-tables",
        ["names:catalog", { engine: "polaris", credentialVending: true, public: true }],
        "key:encryption-key",
      ],
      edges: ["lake.tables -> names.tables"],
    },
  ],
  [
    "polaris",
    "names",
    {
      components: [["lake:lakehouse-tables", { zones: ["bronze"] }], "other:lakehouse-tables", ["names:catalog", { engine: "polaris" }]],
      edges: ["lake.tables -> names.tables", "other.tables -> names.tables"],
    },
  ],
];

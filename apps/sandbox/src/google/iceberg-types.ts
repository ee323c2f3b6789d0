import type { VendorType } from "@zerolake/vendor-schemas";

const HOST = "biglake.googleapis.com";
const CATALOGS = "/iceberg/v1/restcatalog/extensions/projects/{}/catalogs";
const NAMESPACES = "/iceberg/v1/restcatalog/v1/projects/{}/catalogs/{}/namespaces";

/**
 * The Iceberg REST catalog stands in no discovery document: its addresses come from the public client library and the open
 * specification. Its bodies are not checked.
 */
export const ICEBERG_TYPES: Readonly<Record<string, VendorType>> = {
  "biglake.icebergCatalog": typeAt(CATALOGS, "catalogs", ["iceberg-catalog-id"]),
  "biglake.icebergNamespace": typeAt(NAMESPACES, "namespaces", []),
};

function typeAt(collection: string, name: string, query: readonly string[]): VendorType {
  const id = `biglake.iceberg.${name}`;
  return {
    host: HOST,
    schema: "",
    methods: {
      create: { id: `${id}.create`, verb: "POST", path: collection, query },
      get: { id: `${id}.get`, verb: "GET", path: `${collection}/{}`, query: [] },
      update: { id: `${id}.patch`, verb: "PATCH", path: `${collection}/{}`, query: ["updateMask"] },
      delete: { id: `${id}.delete`, verb: "DELETE", path: `${collection}/{}`, query: [] },
    },
  };
}

import { describe, expect, it } from "vitest";
import { blueprintHash } from "../blueprint-hash.ts";
import { readStoredBlueprint } from "../document/parse-blueprint.ts";
import { SCHEMA_VERSION } from "../document.ts";
import { VERSION_1 } from "./fixtures/version-1.ts";
import { migrateDocument } from "./migrate.ts";
import type { Migration } from "./migration.ts";
import { MIGRATIONS } from "./registry.ts";

const rename: Migration = { from: 1, summary: "nodes are components", migrate: ({ nodes, ...rest }) => ({ ...rest, components: nodes }) };
const count: Migration = {
  from: 2,
  summary: "counts them",
  migrate: (document) => ({ ...document, count: (document["components"] as unknown[]).length }),
};

describe("migrateDocument", () => {
  it("raises a document through every version, one after the other, whatever order they are listed in", () => {
    const migrated = migrateDocument({ schemaVersion: 1, nodes: ["a", "b"] }, { migrations: [count, rename], version: 3 });
    expect(migrated).toEqual({ ok: true, value: { schemaVersion: 3, components: ["a", "b"], count: 2 } });
  });

  it("starts in the middle when the document does, and changes nothing that is current", () => {
    const current = { schemaVersion: 3, anything: true };
    expect(migrateDocument({ schemaVersion: 2, components: [] }, { migrations: [rename, count], version: 3 })).toMatchObject({
      value: { count: 0 },
    });
    expect(migrateDocument(current, { migrations: [rename, count], version: 3 })).toEqual({ ok: true, value: current });
  });

  it("a gap in the list is a mistake of ours", () => {
    expect(() => migrateDocument({ schemaVersion: 1 }, { migrations: [count], version: 3 })).toThrow("contiguous");
  });

  it("the released list has no gap and ends at this version", () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1));
  });

  it("the frozen document of version 1 still means what it meant", () => {
    const read = readStoredBlueprint(VERSION_1);
    expect(read.ok && blueprintHash(read.value)).toMatchInlineSnapshot(
      `"00b2e8d9789333ca864170c62f8027f21b6b9696e8f632855028e42c7426503c"`,
    );
  });
});

import { describe, expect, it } from "vitest";
import { ADDRESS_FORMS, type AddressKind, isAddress } from "./address-forms.ts";
import { contractFindings } from "./contract.ts";
import { CONTRACTS, findContract, type ProgramName } from "./contracts.ts";
import { findArtefact } from "./find-artefact.ts";

const KINDS = Object.keys(ADDRESS_FORMS) as AddressKind[];
const EMBED = { MODE: "embed", MODEL_ENDPOINT: "https://m.example.com", ZEROLAKE_OUT_VECTORS: ADDRESS_FORMS.vectors[0]?.example ?? "" };

describe("addresses", () => {
  it.each(KINDS)("each example of %s has its form", (kind) => {
    expect(ADDRESS_FORMS[kind].filter(({ example }) => !isAddress(kind, example))).toEqual([]);
  });

  it("no address passes for another kind where the programs tell them apart", () => {
    const wrong = (["events", "vectors", "features"] as const).flatMap((kind) =>
      KINDS.filter((other) => other !== kind).flatMap((other) => ADDRESS_FORMS[other].filter(({ example }) => isAddress(kind, example))),
    );
    expect(wrong).toEqual([]);
  });

  it.each(["", "kinesis://eu-west-1/", "kafka://host/topic", "s3vectors://bucket/index", "rds-data://eu-west-1/vectors/embeddings"])(
    "“%s” is none",
    (text) => {
      expect(KINDS.filter((kind) => isAddress(kind, text))).toEqual([]);
    },
  );
});

describe("contracts", () => {
  it.each(Object.keys(CONTRACTS) as ProgramName[])("%s belongs to an artefact and explains every value once", (program) => {
    const { artefact, accepts } = findContract(program);
    expect(findArtefact(artefact)).toBeDefined();
    expect(accepts.filter(({ means }) => means === "")).toEqual([]);
    expect(new Set(accepts.map(({ name }) => name)).size).toBe(accepts.length);
  });

  it("finds what is missing, unknown or in another form, and nothing else", () => {
    expect(contractFindings(findContract("runtime/embed"), { ...EMBED, CHUNK_SIZE: "0", COLOUR: "red" })).toEqual([
      "ZEROLAKE_IN_FILES is required and missing",
      "ZEROLAKE_STATE is required and missing",
      'CHUNK_SIZE is "0"; expected [1-9]\\d*',
      "COLOUR is not known to runtime",
    ]);
  });

  it("numbers pieces from one", () => {
    const findings = contractFindings(findContract("flink-job"), { "sql.1": "a", "sql.12": "b", "sql.0": "c", "sql.x": "d" });
    expect(findings).toEqual(["sql.0 is not known to flink-job", "sql.x is not known to flink-job"]);
  });
});

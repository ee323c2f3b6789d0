import { describe, expect, it } from "vitest";
import { type ConnectionChoice, connectionHelp, connectionsOf } from "./suggest-connection.ts";

const choice = (name: string, cloud: string, method: string, isTestPassed: boolean | null = true): ConnectionChoice => ({
  id: name,
  name,
  cloud,
  method,
  isTestPassed,
  defaultRegion: "anywhere",
});

const ALL = [
  choice("a-account", "aws", "accessKey"),
  choice("azure-prod", "azure", "clientSecret"),
  choice("broken", "azure", "clientSecret", false),
  choice("sandbox azure", "azure", "sandbox", null),
  choice("sandbox aws", "aws", "sandbox"),
];
const names = (cloud: string, all = ALL) => connectionsOf(cloud, all).map(({ name }) => name);

describe("the connections that an environment may choose", () => {
  it("are those of its cloud, the sandbox first and what failed last", () => {
    expect(names("azure")).toEqual(["sandbox azure", "azure-prod", "broken"]);
    expect(names("aws")).toEqual(["sandbox aws", "a-account"]);
    expect(names("gcp")).toEqual([]);
  });

  it("a sandbox that failed comes after an account that works", () => {
    expect(names("aws", [choice("sandbox", "aws", "sandbox", false), choice("account", "aws", "accessKey")])).toEqual([
      "account",
      "sandbox",
    ]);
  });

  it("say what speaks for or against them", () => {
    expect(connectionHelp(choice("s", "aws", "sandbox"))).toBe("Behaves like a cloud and is free");
    expect(connectionHelp(choice("s", "aws", "sandbox", false))).toBe("Its last test failed");
    expect(connectionHelp(choice("k", "aws", "accessKey"))).toBeUndefined();
  });
});

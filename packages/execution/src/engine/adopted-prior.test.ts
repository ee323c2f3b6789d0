import type { TypeFacts } from "@zerolake/resources";
import { expect, it } from "vitest";
import { adoptedPrior } from "./adopted-prior.ts";

const facts: TypeFacts = {
  createOnly: ["Name"],
  readOnly: [],
  writeOnly: ["Login.Password"],
  identifier: ["Name"],
  hasUniqueName: true,
  tags: null,
};

it("takes of what exists only what is to be set, and believes what the cloud never shows", () => {
  const observed = { Name: "n", Mode: "theirs", Rules: [{ Id: 1 }], Login: { User: "old", Source: "theirs" } };
  const wanted = { Name: "n", Rules: [], Login: { User: "new", Password: "p" }, Size: 3 };
  expect(adoptedPrior(observed, { wanted, facts })).toEqual({ Name: "n", Rules: [{ Id: 1 }], Login: { User: "old", Password: "p" } });
});

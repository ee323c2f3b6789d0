import { describe, expect, it } from "vitest";
import { permissionGroups } from "./permission-groups.ts";

describe("missing permissions", () => {
  it("that the same components need stand together, the longest list first", () => {
    expect(
      permissionGroups([
        { action: "kms:CreateKey", neededBy: ["Encryption key"] },
        { action: "kafka:CreateCluster", neededBy: ["Event stream"] },
        { action: "iam:CreateRole", neededBy: ["Lakehouse tables", "Event stream"] },
        { action: "kafka:DeleteCluster", neededBy: ["Event stream"] },
        { action: "iam:TagRole", neededBy: ["Event stream", "Lakehouse tables"] },
      ]),
    ).toEqual([
      { neededBy: "Event stream", actions: ["kafka:CreateCluster", "kafka:DeleteCluster"] },
      { neededBy: "Event stream and Lakehouse tables", actions: ["iam:CreateRole", "iam:TagRole"] },
      { neededBy: "Encryption key", actions: ["kms:CreateKey"] },
    ]);
  });

  it("that many components need name three of them", () => {
    expect(permissionGroups([{ action: "iam:PassRole", neededBy: ["E", "A", "C", "B", "D"] }])).toEqual([
      { neededBy: "A, B, C and 2 more", actions: ["iam:PassRole"] },
    ]);
  });
});

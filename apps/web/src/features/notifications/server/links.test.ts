import { linkOf, type NotificationEvent } from "@zerolake/notifications";
import { describe, expect, it } from "vitest";
import { paths } from "@/shell/navigation.ts";

const place = { project: { id: "p", slug: "lake", name: "Lake" }, environment: { id: "e", slug: "prod", name: "prod" } };
const at = { organization: "orders", project: "lake", environment: "prod" };
const connection = { id: "c", name: "AWS" };

const EXPECTED: readonly (readonly [NotificationEvent, string])[] = [
  [{ kind: "deployment.failed", thing: "x", ...place, facts: { number: 7 } }, paths.deployment("orders", "lake", 7)],
  [{ kind: "drift.found", thing: "x", ...place, facts: { findings: 1, example: "a" } }, paths.environmentTab(at, "drift")],
  [{ kind: "environment.recovered", thing: "x", ...place, facts: {} }, paths.environment("orders", "lake", "prod")],
  [{ kind: "connection.mended", thing: "x", facts: { connection } }, paths.connection("orders", "c")],
  [{ kind: "orphan.found", thing: "x", facts: { findings: 1, connection } }, paths.orphans("orders")],
  [{ kind: "budget.reached", thing: "x", facts: { budgetUsd: 1, monthlyUsd: 2 } }, paths.organization("orders")],
  [{ kind: "audit.broken", thing: "x", facts: { findings: 1 } }, paths.audit("orders")],
  [{ kind: "invitation.accepted", thing: "x", facts: { name: "Ken", role: "viewer" } }, paths.members("orders")],
  [{ kind: "token.expiring", thing: "x", facts: { token: connection, expiresAt: "2026-12-03" } }, paths.tokens("orders")],
];

describe("links of notifications", () => {
  it.each(EXPECTED.map(([event, path]) => [event.kind, event, path] as const))("of %s is a page of the console", (_kind, event, path) => {
    expect(linkOf(event, "orders")).toBe(path);
  });
});

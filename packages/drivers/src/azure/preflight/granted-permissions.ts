import type { PermissionQuestion, PreflightVerdict } from "@zerolake/execution";
import { isList, type PropertyMap, type Value } from "@zerolake/resources";
import type { AzureCall } from "../azure-call.ts";
import { listPages } from "./list-pages.ts";

const API_VERSION = "2022-04-01";

/**
 * Every role of the identity at the subscription, with what it allows and what it takes away again. A right is there when one role has
 * it; roles that are given on a group or resource only are not seen, and the verdict says so.
 */
export async function grantedPermissions(call: AzureCall, asked: readonly PermissionQuestion[]): Promise<readonly PreflightVerdict[]> {
  const path = `/subscriptions/${call.subscription}/providers/Microsoft.Authorization/permissions?api-version=${API_VERSION}`;
  const roles = await listPages(call, path);
  return asked.map(({ action }) => (roles.some((role) => allows(role, action)) ? { answer: "yes" } : REFUSED));
}

const REFUSED: PreflightVerdict = {
  answer: "no",
  detail: "No role of the application has it on the subscription.",
  remedy: "Give the application a role that has it, such as Contributor, or Role Based Access Control Administrator for role assignments.",
};

export function allows(role: PropertyMap, action: string): boolean {
  return fits(role["actions"], action) && !fits(role["notActions"], action);
}

/** `*` stands for any text, and Azure does not tell capitals apart. */
function fits(patterns: Value | undefined, action: string): boolean {
  return isList(patterns) && patterns.some((pattern) => typeof pattern === "string" && expressionOf(pattern).test(action));
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i");
}

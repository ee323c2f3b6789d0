import { randomUUID } from "node:crypto";
import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import type { ServiceRoute } from "../find-service-route.ts";
import type { TypeRules } from "../service-rules.ts";
import { ITEMS, inWorkspace, type Needs } from "./fabric-items.ts";

const ITEM_TYPES: readonly string[] = Object.keys(ITEMS);
const atItem: Needs = (_body, { variables: [workspace = "", item = ""] }) => [
  ["fabric.workspace", workspace],
  [ITEM_TYPES, item],
];

/** What stands beside the items: rights, machines, runs, schedules, ways to other storage. */
export const BESIDE_ITEMS: Readonly<Record<string, TypeRules>> = {
  "fabric.airflowCompute": {
    needs: ({ poolTemplateId }, { variables: [, job = ""] }) => [
      ["fabric.airflowJob", job],
      ["fabric.airflowPool", String(poolTemplateId)],
    ],
    idIn: (_body, { variables: [, job = ""] }) => `${job}-compute`,
    asked: ({ path }) => `${path.split("/")[5]}-compute`,
    isUpsert: true,
    isLate: true,
  },
  "fabric.airflowEnvironment": {
    needs: (_body, { variables: [, job = ""] }) => [["fabric.airflowJob", job]],
    idIn: (_body, { variables: [, job = ""] }) => `${job}-environment`,
    asked: ({ path }) => `${path.split("/")[5]}-environment`,
    outputs: () => ({ status: "Started" }),
    isUpsert: true,
    isLate: true,
  },
  "fabric.airflowPool": {
    needs: inWorkspace,
    uniqueIn: { field: "name", sameParent: true },
    drawId: randomUUID,
    outputs: (id) => ({ id, shutdownPolicy: "AlwaysOn" }),
  },
  "fabric.connection": {
    uniqueIn: { field: "displayName" },
    drawId: randomUUID,
    kept: withoutCredentials,
    outputs: (id) => ({ id }),
  },
  // Whoever asks for the roles of an item gets all of them, and whoever sets them replaces all of them.
  "fabric.dataAccessRoles": { needs: atItem, idIn: (_body, { variables: [, item = ""] }) => item, isUpsert: true },
  "fabric.jobInstance": {
    needs: atItem,
    drawId: randomUUID,
    kept: () => ({}),
    outputs: (id, _body, { path }) => ({ id, itemId: path.split("/")[5] ?? "", jobType: path.split("/")[7] ?? "", invokeType: "Manual" }),
    isLate: true,
  },
  "fabric.mirroring": {
    needs: (_body, { variables: [, database = ""] }) => [["fabric.mirroredDatabase", database]],
    idIn: (_body, { variables: [, database = ""] }) => database,
    outputs: () => ({ status: "Running" }),
    isUpsert: true,
  },
  "fabric.publishedEnvironment": {
    needs: (_body, { variables: [, environment = ""] }) => [["fabric.environment", environment]],
    idIn: (_body, { variables: [, environment = ""] }) => publicationOf(environment),
    isUpsert: true,
    isLate: true,
  },
  "fabric.roleAssignment": { needs: inWorkspace, drawId: randomUUID, outputs: (id) => ({ id }) },
  "fabric.schedule": { needs: atItem, drawId: randomUUID, outputs: (id) => ({ id }), isReplaced: true },
  "fabric.shortcut": {
    needs: (body, route) => [...atItem(body, route), ...targetOf(body)],
    idIn: ({ path, name }, { variables: [, holder] }: ServiceRoute) => `${holder}/${String(path)}/${String(name)}`,
    asked: ({ path }) => path.split("/").filter(Boolean).slice(4).join("/").replace("/shortcuts", ""),
  },
  "fabric.sparkPool": {
    needs: inWorkspace,
    uniqueIn: { field: "name", sameParent: true },
    drawId: randomUUID,
    outputs: (id) => ({ id, type: "Workspace" }),
  },
  "fabric.workspaceIdentity": {
    needs: inWorkspace,
    idIn: (_body, { variables: [workspace = ""] }) => workspace,
    outputs: () => ({ applicationId: randomUUID(), servicePrincipalId: randomUUID() }),
    isLate: true,
  },
};

/** An item of OneLake that a shortcut leads to. */
function targetOf({ target }: JsonObject): ReturnType<Needs> {
  const item = textAt(target, "oneLake.itemId");
  return item === undefined ? [] : [[ITEM_TYPES, item]];
}

/** The publication of an environment, which is seen at the environment. */
export function publicationOf(environment: string): string {
  return `${environment}-published`;
}

/** A connection never shows the secrets that it was given. */
function withoutCredentials(body: JsonObject): JsonObject {
  const { credentialDetails } = body;
  if (!isObject(credentialDetails)) return body;
  const { credentials, ...details } = credentialDetails;
  return { ...body, credentialDetails: { ...details, credentialType: textAt(credentials, "credentialType") ?? "" } };
}

/** What goes with a workspace. */
export const IN_WORKSPACE: NonNullable<TypeRules["holds"]> = {
  types: [...ITEM_TYPES, ...Object.keys(BESIDE_ITEMS).filter((type) => type !== "fabric.connection")],
  isInside: ({ serviceState }: StoredResource, outer) =>
    String(serviceState["parents"] ?? "")
      .split(" ")
      .includes(outer.identifier),
  isWith: true,
};

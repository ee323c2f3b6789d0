/** Parts that attach themselves and that nobody draws: they stand in no catalogue, and each cloud has one way to make them. */
const TITLES: Readonly<Record<string, string>> = {
  "artefact-store": "Artefact store",
  "project-services": "Project services",
  "apps-environment": "Container Apps environment",
  "synapse-workspace": "Synapse workspace",
  "container-registry": "Container registry",
  "aml-workspace": "Machine learning workspace",
  "databricks-connector": "Databricks access connector",
  "fabric-workspace": "Fabric workspace",
};

/** Every kind that nobody draws. */
export const INTERNAL_KINDS: readonly string[] = Object.keys(TITLES);

export function isInternal(kind: string): boolean {
  return Object.hasOwn(TITLES, kind);
}

/** What people call an internal part. */
export function titleOfInternal(kind: string): string | undefined {
  return TITLES[kind];
}

"use client";

import type { FieldProblems } from "@/trpc/problem.ts";
import { SECRET_HELP, SecretField } from "./secret-field.tsx";
import type { ServiceDraft } from "./service-draft.ts";
import { TextField } from "./text-field.tsx";

/** What the draft's service asks for. */
export function ServiceFields({
  draft,
  problems,
  onChange,
}: {
  draft: ServiceDraft;
  problems: FieldProblems;
  onChange: (draft: ServiceDraft) => void;
}) {
  if (draft.service === "databricks") {
    return (
      <>
        <TextField
          label="Workspace"
          help="The host in the address bar of the workspace. The secret is sent there and nowhere else."
          placeholder="dbc-0a1b2c3d-4e5f.cloud.databricks.com"
          error={problems["workspace"]}
          value={draft.workspace}
          onChange={(workspace) => onChange({ ...draft, workspace })}
        />
        <TextField
          label="Client ID"
          help="Of a service principal that may create jobs, warehouses and objects of Unity Catalog."
          placeholder="00000000-0000-0000-0000-000000000000"
          error={problems["clientId"]}
          value={draft.clientId}
          onChange={(clientId) => onChange({ ...draft, clientId })}
        />
        <SecretField
          label="OAuth secret"
          isRequired
          help={SECRET_HELP}
          error={problems["clientSecret"]}
          value={draft.clientSecret}
          onChange={(clientSecret) => onChange({ ...draft, clientSecret })}
        />
      </>
    );
  }
  return (
    <>
      <TextField
        label="API key"
        help="A global key: one for the organisation, its clusters and its registries."
        placeholder="ABCDEFGH12345678"
        error={problems["apiKey"]}
        value={draft.apiKey}
        onChange={(apiKey) => onChange({ ...draft, apiKey })}
      />
      <SecretField
        label="API secret"
        isRequired
        help={SECRET_HELP}
        error={problems["apiSecret"]}
        value={draft.apiSecret}
        onChange={(apiSecret) => onChange({ ...draft, apiSecret })}
      />
    </>
  );
}

"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SECRET_HELP, SecretField } from "./secret-field.tsx";
import type { ServiceDraft } from "./service-draft.ts";

/** What the draft's service asks for. */
export function ServiceFields({ draft, onChange }: { draft: ServiceDraft; onChange: (draft: ServiceDraft) => void }) {
  if (draft.service === "databricks") {
    return (
      <>
        <TextField
          label="Workspace"
          help="The host in the address bar of the workspace. The secret is sent there and nowhere else."
          placeholder="dbc-0a1b2c3d-4e5f.cloud.databricks.com"
          value={draft.workspace}
          onChange={(workspace) => onChange({ ...draft, workspace })}
        />
        <TextField
          label="Client ID"
          help="Of a service principal that may create jobs, warehouses and objects of Unity Catalog."
          placeholder="00000000-0000-0000-0000-000000000000"
          value={draft.clientId}
          onChange={(clientId) => onChange({ ...draft, clientId })}
        />
        <SecretField
          label="OAuth secret"
          isRequired
          help={SECRET_HELP}
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
        value={draft.apiKey}
        onChange={(apiKey) => onChange({ ...draft, apiKey })}
      />
      <SecretField
        label="API secret"
        isRequired
        help={SECRET_HELP}
        value={draft.apiSecret}
        onChange={(apiSecret) => onChange({ ...draft, apiSecret })}
      />
    </>
  );
}

function TextField({
  label,
  help,
  placeholder,
  value,
  onChange,
}: {
  label: string;
  help: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} isRequired help={help}>
      {(control) => (
        <Input
          {...control}
          required
          value={value}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

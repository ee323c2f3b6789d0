"use client";

import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import type { SsoDraft } from "../store/sso-draft.ts";
import { ROLE_OPTIONS } from "./role-options.ts";
import { RoleRules } from "./role-rules.tsx";

const NOBODY = { value: "none", label: "No access", help: "Only people in one of the groups come in." };

/** Which claim says what, and which group gives which role. */
export function MappingFields({ draft, onChange }: { draft: SsoDraft; onChange: (change: Partial<SsoDraft>) => void }) {
  return (
    <fieldset className="space-y-4">
      <legend className="mb-2 text-title">What the claims mean</legend>
      <div className="grid gap-4 md:grid-cols-3">
        {(["email", "name", "groups"] as const).map((key) => (
          <Field key={key} label={CLAIM_LABELS[key]}>
            {(control) => (
              <Input {...control} value={draft[key]} autoComplete="off" onChange={(event) => onChange({ [key]: event.target.value })} />
            )}
          </Field>
        ))}
      </div>
      <RoleRules rules={draft.roles} onChange={(roles) => onChange({ roles })} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Everybody else is" help="The role of people who are in none of these groups.">
          {(control) => (
            <Select
              {...control}
              value={draft.defaultRole}
              options={[...ROLE_OPTIONS, NOBODY]}
              onValueChange={(role) => onChange({ defaultRole: role as SsoDraft["defaultRole"] })}
            />
          )}
        </Field>
        <Field label="New people become members" help="Somebody of your domain who signs in for the first time gets an account.">
          {(control) => (
            <Switch
              {...control}
              isChecked={draft.isProvisioningOn}
              onCheckedChange={(isProvisioningOn) => onChange({ isProvisioningOn })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}

const CLAIM_LABELS = { email: "E-mail claim", name: "Name claim", groups: "Groups claim" } as const;

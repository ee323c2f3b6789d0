"use client";

import { APPROVAL_DAYS_MAX, APPROVING_ROLES, type ApprovalRule, ROLE_DESCRIPTIONS, type Role } from "@zerolake/access";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { ApprovalRuleSelect } from "./approval-rule-select.tsx";
import type { EnvironmentAt } from "./environment-at.ts";
import type { EnvironmentOverviewData } from "./environment-overview-data.ts";
import { useSaveSettings } from "./use-save-settings.ts";

type Settings = EnvironmentOverviewData["settings"];

/** Who approves plans of the environment, and how long a plan waits for that. */
export function ApprovalCard({ at, settings }: { at: EnvironmentAt; settings: Settings }) {
  const missing = useMissingPermission("environment:edit");
  const save = useSaveSettings(at);
  const [rule, setRule] = useState<ApprovalRule>(settings.approvalRule);
  const [roles, setRoles] = useState<readonly Role[]>(settings.approvalRoles);
  const [days, setDays] = useState(String(settings.approvalDays));
  const wanted = { approvalRule: rule, approvalRoles: APPROVING_ROLES.filter((role) => roles.includes(role)), approvalDays: Number(days) };
  const isDirty = Object.entries(wanted).some(([key, value]) => String(settings[key as keyof typeof wanted]) !== String(value));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing === undefined) save.mutate({ ...at, ...wanted, revision: settings.revision });
  };
  return (
    <Card title="Approval">
      <form onSubmit={submit} className="space-y-4">
        <ApprovalRuleSelect rule={rule} onRuleChange={setRule} />
        {rule === "role" && <RoleChoice roles={roles} onRolesChange={setRoles} />}
        <Field
          label="Days until a plan expires"
          help="A plan that nobody approved by then is discarded. Holds for plans made from now on; what is approved and waits its turn stays."
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              required
              min={1}
              max={APPROVAL_DAYS_MAX}
              step={1}
              className="w-24"
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Field>
        {save.isError && <ErrorState title="The settings were not saved" problem={problemOf(save.error)} />}
        <div className="flex justify-end">
          <Button
            type="submit"
            variant="primary"
            isBusy={save.isPending}
            disabled={!isDirty || (rule === "role" && wanted.approvalRoles.length === 0)}
            disabledReason={missing}
          >
            Save approval
          </Button>
        </div>
      </form>
    </Card>
  );
}

function RoleChoice({ roles, onRolesChange }: { roles: readonly Role[]; onRolesChange: (roles: readonly Role[]) => void }) {
  return (
    <fieldset className="space-y-1">
      <legend className="text-label">Roles that approve</legend>
      {APPROVING_ROLES.map((role) => (
        <div key={role}>
          <Checkbox
            label={ROLE_DESCRIPTIONS[role].title}
            isChecked={roles.includes(role)}
            onCheckedChange={(isChecked) => onRolesChange(isChecked ? [...roles, role] : roles.filter((other) => other !== role))}
          />
        </div>
      ))}
      {roles.length === 0 && <p className="text-danger text-small">Choose at least one role.</p>}
    </fieldset>
  );
}

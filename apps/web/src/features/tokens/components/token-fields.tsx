"use client";

import { useQuery } from "@tanstack/react-query";
import { PERMISSION_WORDS, type Permission, ROLE_DESCRIPTIONS, ROLES, type Role } from "@zerolake/access";
import { Checkbox } from "@/components/ui/checkbox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { plural } from "@/format/number.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { type TokenDraft, tokenPermissionGroups } from "../store/token-draft.ts";

/** No project can be called like this. */
const EVERYWHERE = "*";
const DAY_OPTIONS = [7, 30, 90, 180, 365].map((days) => ({ value: String(days), label: plural(days, "day") }));
const BY = [
  { value: "role", label: "A role" },
  { value: "permissions", label: "Chosen permissions" },
] as const;

export interface TokenFieldsProps {
  readonly organization: string;
  readonly draft: TokenDraft;
  readonly onChange: (draft: TokenDraft) => void;
}

/** What a token is called, what it allows, where and how long. */
export function TokenFields({ organization, draft, onChange }: TokenFieldsProps) {
  const change = (part: Partial<TokenDraft>) => onChange({ ...draft, ...part });
  return (
    <div className="space-y-4">
      <Field label="Name" help="What uses it, e.g. the pipeline.">
        {(control) => (
          <Input {...control} value={draft.name} maxLength={80} required onChange={(event) => change({ name: event.target.value })} />
        )}
      </Field>
      <Field label="Allows what" help="Never more than its owner may at the moment that it is used.">
        {(control) => (
          <SegmentedControl
            {...control}
            label="Allows what"
            value={draft.by}
            segments={BY}
            onValueChange={(by) => change({ by: by === "permissions" ? "permissions" : "role" })}
          />
        )}
      </Field>
      {draft.by === "role" ? (
        <Field label="Role">
          {(control) => (
            <Select
              {...control}
              value={draft.role}
              onValueChange={(role) => change({ role: role as Role })}
              options={ROLES.map((role) => ({ value: role, label: ROLE_DESCRIPTIONS[role].title, help: ROLE_DESCRIPTIONS[role].purpose }))}
            />
          )}
        </Field>
      ) : (
        <PermissionChoice chosen={draft.permissions} onChange={(permissions) => change({ permissions })} />
      )}
      <ProjectChoice organization={organization} draft={draft} onChange={onChange} />
      <Field label="Ends after">
        {(control) => (
          <Select {...control} value={String(draft.days)} onValueChange={(days) => change({ days: Number(days) })} options={DAY_OPTIONS} />
        )}
      </Field>
    </div>
  );
}

function ProjectChoice({ organization, draft, onChange }: TokenFieldsProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.navigation.organization.queryOptions({ organization }));
  const projects = data?.projects ?? [];
  return (
    <Field label="Where">
      {(control) => (
        <Select
          {...control}
          value={draft.project ?? EVERYWHERE}
          onValueChange={(value) => {
            const { project: _, ...everywhere } = draft;
            onChange(value === EVERYWHERE ? everywhere : { ...everywhere, project: value });
          }}
          options={[
            { value: EVERYWHERE, label: "The whole organisation" },
            ...projects.map(({ slug, name }) => ({ value: slug, label: `Only ${name}` })),
          ]}
        />
      )}
    </Field>
  );
}

function PermissionChoice({
  chosen,
  onChange,
}: {
  readonly chosen: readonly Permission[];
  readonly onChange: (chosen: readonly Permission[]) => void;
}) {
  return (
    <fieldset className="space-y-1.5">
      <legend className="text-label text-primary">Permissions</legend>
      <div className="max-h-56 space-y-3 overflow-y-auto rounded-card border border-line p-3">
        {tokenPermissionGroups().map(({ about, permissions }) => (
          <div key={about}>
            {permissions.map((permission) => (
              <div key={permission}>
                <Checkbox
                  label={PERMISSION_WORDS[permission]}
                  isChecked={chosen.includes(permission)}
                  onCheckedChange={(isChecked) =>
                    onChange(isChecked ? [...chosen, permission] : chosen.filter((other) => other !== permission))
                  }
                />
              </div>
            ))}
          </div>
        ))}
      </div>
      {chosen.length === 0 && <p className="text-danger text-small">Choose at least one permission.</p>}
    </fieldset>
  );
}

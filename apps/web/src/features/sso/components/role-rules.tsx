"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { MappedRole, SsoDraft } from "../store/sso-draft.ts";
import { ROLE_OPTIONS } from "./role-options.ts";

type Rules = SsoDraft["roles"];

/** Group by group; the first that somebody is in counts. */
export function RoleRules({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
  const change = (at: number, next: Partial<Rules[number]>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...next } : rule)));
  return (
    <div className="space-y-2">
      <p className="text-label">Roles by group</p>
      <p className="text-muted text-small">The first group that somebody is in counts. The role follows the groups at each sign-in.</p>
      {rules.map(({ group, role }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list, and its group may be typed twice.
        <div key={index} className="flex items-center gap-2">
          <Input
            aria-label={`Group ${index + 1}`}
            className="flex-1"
            value={group}
            onChange={(event) => change(index, { group: event.target.value })}
          />
          <div className="w-44">
            <Select
              label={`Role of group ${index + 1}`}
              value={role}
              options={ROLE_OPTIONS}
              onValueChange={(next) => change(index, { role: next as MappedRole })}
            />
          </div>
          <IconButton
            label={`Remove group ${index + 1}`}
            icon={<X aria-hidden="true" size={16} strokeWidth={1.5} />}
            onClick={() => onChange(rules.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...rules, { group: "", role: "editor" }])}>
        Add group
      </Button>
    </div>
  );
}

"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { AUDIT_RESULTS, type AuditResult } from "../store/audit-results.ts";
import type { AuditFilter } from "./audit-filter.ts";
import { RESULT_LOOKS } from "./result-looks.ts";

/** Radix takes no empty value. */
const EVERY = "*";

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onFilterChange: (filter: Partial<AuditFilter>) => void;
}

/** Person, action, target, result and days. */
export function AuditFilters({ filter, onFilterChange }: AuditFiltersProps) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <TextFilter label="Person" placeholder="Mira" value={filter.person} onChange={(person) => onFilterChange({ person })} />
      <TextFilter label="Action" placeholder="deployment.approve" value={filter.action} onChange={(action) => onFilterChange({ action })} />
      <TextFilter label="Target" placeholder="Name or id" value={filter.target} onChange={(target) => onFilterChange({ target })} />
      <Field label="Result" className="w-36">
        {(control) => (
          <Select
            {...control}
            value={filter.result ?? EVERY}
            onValueChange={(value) => onFilterChange({ result: value === EVERY ? null : (value as AuditResult) })}
            options={[
              { value: EVERY, label: "Every result" },
              ...AUDIT_RESULTS.map((value) => ({ value, label: RESULT_LOOKS[value].word })),
            ]}
          />
        )}
      </Field>
      <DayFilter label="From (UTC)" value={filter.from} onChange={(from) => onFilterChange({ from })} />
      <DayFilter label="Until (UTC)" value={filter.until} onChange={(until) => onFilterChange({ until })} />
    </div>
  );
}

interface OneFilterProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Taken over by Enter or on leaving the field: the log is read once, not with each letter. */
function TextFilter({ label, placeholder, value, onChange }: OneFilterProps) {
  const [typed, setTyped] = useState<string>();
  const take = (event?: FormEvent) => {
    event?.preventDefault();
    if (typed !== undefined && typed.trim() !== (value ?? "")) onChange(typed.trim() || null);
    setTyped(undefined);
  };
  return (
    <form onSubmit={take} className="w-44">
      <Field label={label}>
        {(control) => (
          <Input
            {...control}
            placeholder={placeholder}
            value={typed ?? value ?? ""}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => take()}
          />
        )}
      </Field>
    </form>
  );
}

function DayFilter({ label, value, onChange }: OneFilterProps) {
  return (
    <Field label={label} className="w-40">
      {(control) => <Input {...control} type="date" value={value ?? ""} onChange={(event) => onChange(event.target.value || null)} />}
    </Field>
  );
}

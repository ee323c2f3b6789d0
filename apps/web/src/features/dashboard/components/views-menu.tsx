"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, Trash2 } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Popover } from "@/components/ui/popover.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DashboardFilters } from "../hooks/use-dashboard-filters.ts";

/** Filters that a person keeps under a name. Nobody else sees them. */
export function ViewsMenu({ organization, filters }: { organization: string; filters: DashboardFilters }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const views = useQuery(trpc.dashboard.views.queryOptions({ organization }));
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.dashboard.views.queryKey() });
  const remove = useMutation(trpc.dashboard.deleteView.mutationOptions({ onSuccess }));
  return (
    <Popover
      label="Views"
      align="end"
      className="space-y-3 p-3"
      trigger={<Button icon={<Bookmark aria-hidden="true" size={16} strokeWidth={1.5} />}>Views</Button>}
    >
      {views.data && views.data.length > 0 && (
        <ul className="space-y-1">
          {views.data.map((view) => (
            <li key={view.id} className="flex items-center gap-1">
              <Link
                href={`${paths.organization(organization)}?${new URLSearchParams(view.filters)}`}
                className="min-w-0 flex-1 truncate text-accent underline"
              >
                {view.name}
              </Link>
              <IconButton
                size="small"
                label={`Delete the view ${view.name}`}
                icon={<Trash2 aria-hidden="true" size={14} strokeWidth={1.5} />}
                onClick={() => remove.mutate({ organization, view: view.id })}
              />
            </li>
          ))}
        </ul>
      )}
      <SaveView organization={organization} filters={filters} onSaved={onSuccess} />
    </Popover>
  );
}

function SaveView({ organization, filters, onSaved }: { organization: string; filters: DashboardFilters; onSaved: () => unknown }) {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const save = useMutation(
    trpc.dashboard.saveView.mutationOptions({
      onSuccess: () => {
        setName("");
        return onSaved();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ organization, name, filters: kept(filters) });
  };
  return (
    <form onSubmit={submit} className="space-y-2">
      <Field label="Save the present filters as" {...(save.error ? { error: problemOf(save.error).message } : {})}>
        {(control) => <Input {...control} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Button type="submit" isBusy={save.isPending}>
        Save view
      </Button>
    </form>
  );
}

function kept({ range, scope }: DashboardFilters): Record<string, string> {
  const chosen = Object.entries(scope).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
  return { range, ...Object.fromEntries(chosen) };
}

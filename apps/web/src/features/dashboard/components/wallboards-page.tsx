"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Links that show the dashboard on a wall; whoever has one sees it without signing in. */
export function WallboardsPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const missing = useMissingPermission("wallboard:manage");
  const links = useQuery({ ...trpc.wallboards.list.queryOptions({ organization }), enabled: missing === undefined });
  if (missing) return <p className="text-secondary">{missing}</p>;
  return (
    <div className="space-y-6">
      <p className="max-w-[72ch] text-secondary">
        A link shows the dashboard of this organisation and nothing else: no names of people, nothing can be opened or changed. Whoever has
        the link sees it without signing in, until you revoke it.
      </p>
      <CreateLink organization={organization} />
      <QueryView query={links} failure="The links could not be loaded" skeleton={<SkeletonRows label="Loading links" rows={3} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-secondary">No links yet.</p>
          ) : (
            <Table label="Wallboard links">
              <thead>
                <tr>
                  <HeaderCell>Name</HeaderCell>
                  <HeaderCell>Created</HeaderCell>
                  <HeaderCell>Last used</HeaderCell>
                  <HeaderCell className="text-right">Actions</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, name, createdAt, createdBy, lastUsedAt }) => (
                  <Row key={id}>
                    <Cell className="font-medium">{name}</Cell>
                    <Cell className="text-secondary">
                      <RelativeTime at={createdAt} /> by {createdBy}
                    </Cell>
                    <Cell className="text-secondary">{lastUsedAt ? <RelativeTime at={lastUsedAt} /> : "never"}</Cell>
                    <Cell className="text-right">
                      <RevokeLink organization={organization} link={id} name={name} />
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryView>
    </div>
  );
}

function CreateLink({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const create = useMutation(
    trpc.wallboards.create.mutationOptions({
      onSuccess: () => {
        setName("");
        return queryClient.invalidateQueries({ queryKey: trpc.wallboards.list.queryKey() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ organization, name });
  };
  return (
    <div className="space-y-3">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Field label="Where it hangs" className="w-64" {...(create.error ? { error: problemOf(create.error).message } : {})}>
          {(control) => (
            <Input {...control} value={name} maxLength={60} placeholder="Kitchen" onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Button type="submit" variant="primary" isBusy={create.isPending}>
          Create link
        </Button>
      </form>
      {create.data && <NewLink address={`${window.location.origin}${paths.wallboard(create.data.token)}`} />}
    </div>
  );
}

/** The only time that the whole address is shown. */
function NewLink({ address }: { address: string }) {
  return (
    <div role="status" className="space-y-2 rounded-card border border-line bg-surface p-4">
      <p className="font-medium">Copy the link now. It is not shown again.</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 break-all font-mono text-code">{address}</code>
        <CopyButton label="Copy link" text={() => address} />
      </div>
      <p className="text-secondary text-small">
        Add ?refresh=30 for seconds between two looks, &theme=light for light colours, &stage=prod for one stage.
      </p>
    </div>
  );
}

function RevokeLink({ organization, link, name }: { organization: string; link: string; name: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.wallboards.revoke.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.wallboards.list.queryKey() }),
    }),
  );
  return (
    <Button
      variant="ghost"
      size="small"
      aria-label={`Revoke the link ${name}`}
      isBusy={revoke.isPending}
      onClick={() => revoke.mutate({ organization, link })}
    >
      Revoke
    </Button>
  );
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ImportCandidate } from "@zerolake/db";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { type ComparedProperty, changedProperties, keptProperties } from "../store/candidate-words.ts";
import type { ImportAt } from "./import-at.ts";

interface ImportDialogProps {
  readonly at: ImportAt;
  readonly address: string;
  readonly candidate: ImportCandidate;
  readonly onClose: () => void;
}

/** What would differ between a resource and the design, before anything is recorded. */
export function ImportDialog({ at, address, candidate, onClose }: ImportDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("environment:edit");
  const choose = useMutation(
    trpc.imports.choose.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.imports.pathKey() });
        onClose();
      },
    }),
  );
  const { identifier, title } = candidate;
  return (
    <Dialog
      title={`Import ${title} as ${address}`}
      description="It is recorded, and nothing changes in the cloud. It is never replaced, and destroyed only with a consent."
      width="large"
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant="primary"
            isBusy={choose.isPending}
            disabledReason={missing}
            onClick={() => choose.mutate({ ...at, address, identifier })}
          >
            Import it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {choose.isError && <ErrorState title="It was not imported" problem={problemOf(choose.error)} />}
        <Compared
          title="The next deployment would change"
          none="Everything that can be changed matches the design: the next plan leaves it as it is."
          rows={changedProperties(candidate.changes)}
          heads={["Now", "Design"]}
        />
        <Compared
          title="Stays as it is"
          none="Nothing that is fixed at creation differs."
          note="It cannot be changed after creation. The rest of the design follows, wherever it mentions it."
          rows={keptProperties(candidate.fixed)}
          heads={["Now", "Design would say"]}
        />
        <p className="text-muted text-small">Our tags are added with the next change of it.</p>
      </div>
    </Dialog>
  );
}

interface ComparedProps {
  readonly title: string;
  readonly none: string;
  readonly note?: string;
  readonly rows: readonly ComparedProperty[];
  readonly heads: readonly [string, string];
}

function Compared({ title, none, note, rows, heads }: ComparedProps) {
  return (
    <section aria-label={title} className="space-y-2">
      <h3 className="text-label">{title}</h3>
      {rows.length === 0 && <p className="text-secondary">{none}</p>}
      {rows.length > 0 && note && <p className="text-secondary">{note}</p>}
      {rows.length > 0 && (
        <Table label={title}>
          <thead>
            <tr>
              <HeaderCell>Property</HeaderCell>
              <HeaderCell>{heads[0]}</HeaderCell>
              <HeaderCell>{heads[1]}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ path, now, design }) => (
              <Row key={path}>
                <Cell className="max-w-64 truncate font-mono text-code" title={path}>
                  {path}
                </Cell>
                <Cell className="max-w-64 break-words py-2 font-mono text-code text-secondary">{now}</Cell>
                <Cell className="max-w-64 break-words py-2 font-mono text-code">{design}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

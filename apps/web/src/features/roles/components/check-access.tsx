"use client";

import { useQuery } from "@tanstack/react-query";
import type { Permission } from "@zerolake/access";
import { useState } from "react";
import { Card } from "@/components/ui/card.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { permissionOptions } from "../store/permission-table.ts";
import { PersonField } from "./person-field.tsx";
import { type ChosenPlace, PlaceFields } from "./place-fields.tsx";

/** Person, action and place; the answer comes as soon as all are chosen. */
export function CheckAccess({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const [person, setPerson] = useState<string>();
  const [permission, setPermission] = useState<Permission>("deployment:approve");
  const [place, setPlace] = useState<ChosenPlace>({});
  const answer = useQuery(
    trpc.roles.check.queryOptions({ organization, person: person ?? "", permission, ...place }, { enabled: person !== undefined }),
  );
  return (
    <Card title="Check access">
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <PersonField organization={organization} person={person} onChange={setPerson} />
        <Field label="Action">
          {(control) => (
            <Combobox
              {...control}
              label="Action"
              value={permission}
              onValueChange={(value) => setPermission(value as Permission)}
              options={permissionOptions()}
            />
          )}
        </Field>
        <PlaceFields organization={organization} place={place} onChange={setPlace} />
      </div>
      <div className="mt-4 min-h-6" role="status" aria-live="polite">
        {person === undefined && <p className="text-muted">Choose a person to see what they may do, and why not.</p>}
        {answer.isError && <ErrorState title="Access could not be checked" problem={problemOf(answer.error)} />}
        {answer.data && person !== undefined && (
          <p className="flex flex-wrap items-center gap-2">
            <StatusChip status={answer.data.isAllowed ? "success" : "danger"}>
              {answer.data.isAllowed ? "Allowed" : "Not allowed"}
            </StatusChip>
            {answer.data.sentence}
          </p>
        )}
      </div>
    </Card>
  );
}

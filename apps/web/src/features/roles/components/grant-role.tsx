"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { GRANTABLE_ROLES, type GrantableRole, ROLE_DESCRIPTIONS } from "@zerolake/access";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { PersonField } from "./person-field.tsx";
import { type ChosenPlace, PlaceFields } from "./place-fields.tsx";

export function GrantRole({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const form = useId();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("member:manage");
  const [isOpen, setIsOpen] = useState(false);
  const [person, setPerson] = useState<string>();
  const [role, setRole] = useState<GrantableRole>("deployer");
  const [place, setPlace] = useState<ChosenPlace>({});
  const open = (next: boolean) => {
    setIsOpen(next);
    setPerson(undefined);
    setPlace({});
    give.reset();
  };
  const give = useMutation(
    trpc.roles.grant.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.roles.pathKey() });
        open(false);
      },
    }),
  );
  const { inProject, inEnvironment } = place;
  return (
    <Dialog
      title="Grant a role in one place"
      description="It adds to what the person may do everywhere, until it is taken back."
      isOpen={isOpen}
      onOpenChange={open}
      trigger={
        <Button variant="primary" disabledReason={missing}>
          Grant role
        </Button>
      }
      footer={
        <Button
          type="submit"
          form={form}
          variant="primary"
          isBusy={give.isPending}
          disabled={person === undefined || inProject === undefined}
        >
          Grant role
        </Button>
      }
    >
      <form
        id={form}
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (person === undefined || inProject === undefined) return;
          give.mutate({ organization, person, role, inProject, inEnvironment: inEnvironment ?? null });
        }}
      >
        <PersonField organization={organization} person={person} onChange={setPerson} />
        <Field label="Role">
          {(control) => (
            <Select
              {...control}
              value={role}
              onValueChange={(next) => setRole(next as GrantableRole)}
              options={GRANTABLE_ROLES.map((each) => ({
                value: each,
                label: ROLE_DESCRIPTIONS[each].title,
                help: ROLE_DESCRIPTIONS[each].purpose,
              }))}
            />
          )}
        </Field>
        <PlaceFields organization={organization} place={place} onChange={setPlace} isProjectNeeded />
        {give.isError && <ErrorState title="The role was not granted" problem={problemOf(give.error)} />}
      </form>
    </Dialog>
  );
}

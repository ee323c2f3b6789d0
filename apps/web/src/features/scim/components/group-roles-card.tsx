"use client";

import { useMutation } from "@tanstack/react-query";
import type { ProvisionedMember } from "@zerolake/db";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Provisioning } from "../server/load-provisioning.ts";
import { changedRoles, changesInWords, type RoleChoices } from "../store/provisioning-words.ts";
import { ChangesTable } from "./changes-table.tsx";
import { GroupRolesTable } from "./group-roles-table.tsx";
import { useProvisioningChanged } from "./use-provisioning-changed.ts";

interface GroupRolesCardProps {
  readonly organization: string;
  readonly groups: Provisioning["groups"];
}

/** Which group gives which role. Who would change is shown before it is done. */
export function GroupRolesCard({ organization, groups }: GroupRolesCardProps) {
  const trpc = useTRPC();
  const missing = useMissingPermission("sso:manage");
  const changed = useProvisioningChanged();
  const [choices, setChoices] = useState<RoleChoices>({});
  const attempt = useMutation(trpc.scim.tryRoles.mutationOptions());
  const save = useMutation(
    trpc.scim.setRoles.mutationOptions({
      onSuccess: async (changes) => {
        await changed();
        setChoices({});
        attempt.reset();
        notify.done(`Saved. ${changesInWords(changes.length, true)}`);
      },
    }),
  );
  const roles = changedRoles(groups, choices);
  const choose = (next: RoleChoices) => {
    attempt.reset();
    save.reset();
    setChoices(next);
  };
  const hasNothing = roles.length === 0 && !attempt.data?.length;
  return (
    <Card title="Roles of groups">
      <div className="space-y-4">
        <p className="max-w-[72ch] text-secondary">
          People get the most powerful role of their groups, and are viewers without one. Owners are named here, never by a group, and stay
          owners.
        </p>
        {groups.length === 0 ? (
          <p className="text-muted">No groups yet. They appear here once your provider sends them.</p>
        ) : (
          <GroupRolesTable groups={groups} choices={choices} isDisabled={missing !== undefined} onChoose={choose} />
        )}
        <div className="flex flex-wrap gap-2">
          <Button disabledReason={missing} isBusy={attempt.isPending} onClick={() => attempt.mutate({ organization, roles })}>
            Show who would change
          </Button>
          <Button
            variant="primary"
            disabledReason={missing ?? (hasNothing ? "Choose a role for a group first." : undefined)}
            isBusy={save.isPending}
            onClick={() => save.mutate({ organization, roles })}
          >
            Save changes
          </Button>
        </div>
        {attempt.isError && <ErrorState title="It could not be tried" problem={problemOf(attempt.error)} />}
        {save.isError && <ErrorState title="The roles were not saved" problem={problemOf(save.error)} />}
        {attempt.data && <Preview changes={attempt.data} />}
      </div>
    </Card>
  );
}

function Preview({ changes }: { changes: readonly ProvisionedMember[] }) {
  return (
    <section aria-label="Who would change" className="space-y-2">
      <p role="status" className="font-medium">
        {changesInWords(changes.length, false)}
      </p>
      {changes.length > 0 && <ChangesTable changes={changes} />}
    </section>
  );
}

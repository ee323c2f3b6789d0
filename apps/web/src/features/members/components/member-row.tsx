"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import type { MemberRow as Member } from "@zerolake/db";
import { Ellipsis } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Select } from "@/components/ui/select.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { asRole, roleOptions, SOURCE_WORDS } from "../store/member-words.ts";

export interface MemberRowProps {
  readonly organization: string;
  readonly member: Member;
  readonly isSelf: boolean;
  onRemove(): void;
  onReset(): void;
}

export function MemberRow({ organization, member, isSelf, onRemove, onReset }: MemberRowProps) {
  const { name, email, source, lastSeenAt, deactivatedAt } = member;
  return (
    <Row>
      <Cell className="min-w-48">
        <span className="block font-medium">
          {name} {isSelf && <span className="font-normal text-muted">(you)</span>}
        </span>
        <span className="block text-secondary text-small">{email}</span>
      </Cell>
      <Cell className="min-w-36">
        {deactivatedAt === null ? (
          <RoleChoice organization={organization} member={member} />
        ) : (
          <StatusChip status="neutral">Deactivated</StatusChip>
        )}
      </Cell>
      <Cell className="text-secondary">{SOURCE_WORDS[source]}</Cell>
      <Cell className="whitespace-nowrap text-secondary">{lastSeenAt ? <RelativeTime at={lastSeenAt} /> : "Never"}</Cell>
      <Cell className="text-right">
        <MemberMenu organization={organization} member={member} onRemove={onRemove} onReset={onReset} />
      </Cell>
    </Row>
  );
}

function RoleChoice({ organization, member: { userId, name, role, source } }: Pick<MemberRowProps, "organization" | "member">) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayManage = useMissingPermission("member:manage") === undefined;
  const mayMakeOwners = useMissingPermission("organization:manage") === undefined;
  const change = useMutation(
    trpc.members.changeRole.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.members.list.queryKey() }),
      onError: (error) => notify.failed(`The role of ${name} was not changed`, problemOf(error)),
      onSuccess: (_done, { role: given }) => notify.done(`${name} is ${ROLE_DESCRIPTIONS[given].title} now.`),
    }),
  );
  if (!mayManage || source === "scim" || (role === "owner" && !mayMakeOwners)) return ROLE_DESCRIPTIONS[role].title;
  return (
    <Select
      label={`Role of ${name}`}
      value={role}
      options={roleOptions({ mayMakeOwners })}
      isDisabled={change.isPending}
      onValueChange={(given) => change.mutate({ organization, userId, role: asRole(given) })}
    />
  );
}

function MemberMenu({ organization, member, onRemove, onReset }: Omit<MemberRowProps, "isSelf">) {
  const { userId, name, role, source, deactivatedAt } = member;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mayManage = useMissingPermission("member:manage") === undefined;
  const mayManageOwners = useMissingPermission("organization:manage") === undefined;
  const options = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.members.list.queryKey() }),
    onError: (error: unknown) => notify.failed(`${name} was not changed`, problemOf(error)),
  };
  const deactivate = useMutation(trpc.members.deactivate.mutationOptions(options));
  const reactivate = useMutation(trpc.members.reactivate.mutationOptions(options));
  if (!mayManage || (role === "owner" && !mayManageOwners)) return null;
  if (source === "scim") return <span className="text-muted text-small">Managed in your identity provider</span>;
  return (
    <Menu trigger={<IconButton label={`More for ${name}`} icon={<Ellipsis aria-hidden="true" size={16} strokeWidth={1.5} />} />}>
      {deactivatedAt === null ? (
        <MenuItem onSelect={() => deactivate.mutate({ organization, userId })}>Deactivate member</MenuItem>
      ) : (
        <MenuItem onSelect={() => reactivate.mutate({ organization, userId })}>Reactivate member</MenuItem>
      )}
      {mayManageOwners && <MenuItem onSelect={onReset}>Reset passphrase…</MenuItem>}
      <MenuItem isDanger onSelect={onRemove}>
        Remove member…
      </MenuItem>
    </Menu>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, type ButtonVariant, LinkButton } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DeleteEnvironmentDialog } from "./delete-environment-dialog.tsx";
import type { EnvironmentAt } from "./environment-at.ts";
import type { EnvironmentOverviewData } from "./environment-overview-data.ts";
import { LockDialog } from "./lock-dialog.tsx";
import { RefreshAndPlanItem } from "./refresh-and-plan-item.tsx";

/** Plan is the next step; destroying and deleting are two acts and both stand in the menu. */
export function EnvironmentActions({ at, data }: { at: EnvironmentAt; data: EnvironmentOverviewData }) {
  const [isDeleting, setIsDeleting] = useState(false);
  const [isLocking, setIsLocking] = useState(false);
  const mayEdit = useMissingPermission("environment:edit") === undefined;
  const mayDelete = useMissingPermission("environment:delete") === undefined;
  const mayDestroy = useMissingPermission("deployment:destroy") === undefined;
  const isEmpty = data.summary.resourceCount === 0;
  return (
    <>
      <Menu
        trigger={<IconButton label={`More for ${data.settings.name}`} icon={<Ellipsis aria-hidden="true" size={18} strokeWidth={1.5} />} />}
      >
        {isEmpty || !mayDestroy ? (
          <MenuItem isDisabled>Destroy resources…</MenuItem>
        ) : (
          <MenuItem asChild isDanger>
            <Link href={paths.environmentTab(at, "destroy")}>Destroy resources…</Link>
          </MenuItem>
        )}
        {data.summary.deployedVersion === null ? (
          <MenuItem isDisabled>Roll back…</MenuItem>
        ) : (
          <MenuItem asChild>
            <Link href={paths.environmentTab(at, "rollback")}>Roll back…</Link>
          </MenuItem>
        )}
        {data.summary.deployedVersion === null || data.summary.asleepSince !== null ? (
          <MenuItem isDisabled>Hibernate…</MenuItem>
        ) : (
          <MenuItem asChild>
            <Link href={paths.environmentTab(at, "hibernate")}>Hibernate…</Link>
          </MenuItem>
        )}
        {!isEmpty && <RefreshAndPlanItem at={at} version={data.newestVersion} />}
        <MenuItem isDisabled={!mayEdit || data.lock !== null} onSelect={() => setIsLocking(true)}>
          Lock environment…
        </MenuItem>
        <MenuSeparator />
        <MenuItem isDanger isDisabled={!mayDelete || !isEmpty} onSelect={() => setIsDeleting(true)}>
          Delete environment…
        </MenuItem>
      </Menu>
      <PlanButton
        at={at}
        newestVersion={data.newestVersion}
        blueprintSlug={data.blueprintSlug}
        variant={data.summary.resourceCount === 0 || data.promotable ? "secondary" : "primary"}
      />
      {data.promotable && (
        <LinkButton variant="primary" href={paths.promote(at, data.promotable)}>
          {`Promote v${data.promotable.version} here`}
        </LinkButton>
      )}
      {isLocking && <LockDialog at={at} name={data.settings.name} onClose={() => setIsLocking(false)} />}
      {isDeleting && <DeleteEnvironmentDialog at={at} name={data.settings.name} onClose={() => setIsDeleting(false)} />}
    </>
  );
}

/** Plans the newest version, or leads to the designer when none was saved yet. */
export function PlanButton({
  at,
  newestVersion,
  blueprintSlug,
  variant = "primary",
}: {
  at: EnvironmentAt;
  newestVersion: number | null;
  blueprintSlug: string;
  variant?: ButtonVariant;
}) {
  const trpc = useTRPC();
  const router = useRouter();
  const missing = useMissingPermission("deployment:plan");
  const plan = useMutation(
    trpc.deployments.plan.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(at.organization, at.project, number)}?tab=plan`),
      onError: (error) => notify.failed("No plan was made", problemOf(error)),
    }),
  );
  if (newestVersion === null) {
    return (
      <LinkButton variant={variant} href={paths.designer(at.organization, at.project, blueprintSlug)}>
        Open designer
      </LinkButton>
    );
  }
  return (
    <Button
      variant={variant}
      isBusy={plan.isPending || plan.isSuccess}
      disabledReason={missing}
      onClick={() => plan.mutate({ ...at, version: newestVersion })}
    >
      {`Plan v${newestVersion}`}
    </Button>
  );
}

"use client";

import { Plus } from "lucide-react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";

const ICON = <Plus aria-hidden="true" size={16} strokeWidth={1.5} />;

export function NewProjectButton({ organization }: { organization: string }) {
  const missing = useMissingPermission("project:create");
  if (missing) {
    return (
      <Button variant="primary" icon={ICON} disabledReason={missing}>
        New project
      </Button>
    );
  }
  return (
    <LinkButton href={paths.newProject(organization)} variant="primary" icon={ICON}>
      New project
    </LinkButton>
  );
}

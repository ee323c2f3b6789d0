"use client";

import { CheckAccess } from "./check-access.tsx";
import { GrantsSection } from "./grants-section.tsx";
import { RoleMatrix } from "./role-matrix.tsx";

/** Who may do what, where: asked for one person, granted in single places, and as the whole table. */
export function RolesPage({ organization }: { organization: string }) {
  return (
    <div className="space-y-8">
      <CheckAccess organization={organization} />
      <GrantsSection organization={organization} />
      <RoleMatrix />
    </div>
  );
}

import Link from "next/link";
import { DeploymentTable } from "@/components/deployment-table.tsx";
import { paths } from "@/shell/navigation.ts";
import type { ProjectOverviewData } from "../server/project-overview.ts";
import type { ProjectAt } from "./project-at.ts";

export function RecentDeployments({ at, deployments }: { at: ProjectAt; deployments: ProjectOverviewData["deployments"] }) {
  return (
    <section aria-label="Last deployments" className="space-y-2">
      <div className="flex items-center justify-between">
        <h2 className="text-title">Last deployments</h2>
        {deployments.length > 0 && (
          <Link href={paths.deployments(at.organization, at.project)} className="text-accent text-label underline">
            All deployments
          </Link>
        )}
      </div>
      {deployments.length === 0 ? (
        <p className="text-secondary">No deployments yet. Plan the blueprint to see what would be created – planning changes nothing.</p>
      ) : (
        <DeploymentTable
          label="Last deployments"
          rows={deployments}
          hrefOf={(number) => paths.deployment(at.organization, at.project, number)}
        />
      )}
    </section>
  );
}

import type { ProjectOverview } from "@zerolake/db";
import Link from "next/link";
import { Chip } from "@/components/ui/chip.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { paths } from "@/shell/navigation.ts";

export function ProjectTable({ organization, projects }: { organization: string; projects: readonly ProjectOverview[] }) {
  return (
    <Table label="Projects">
      <thead>
        <tr>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Environments</HeaderCell>
          <HeaderCell className="text-right">Components</HeaderCell>
          <HeaderCell className="text-right">Changed</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <Row key={project.id} className="relative">
            <Cell className="max-w-96">
              {/* The link covers its row, so that the whole row can be clicked. */}
              <Link href={paths.project(organization, project.slug)} className="block truncate font-medium after:absolute after:inset-0">
                {project.name}
              </Link>
            </Cell>
            <Cell>
              <span className="flex flex-wrap gap-1">
                {project.environments.length === 0 ? (
                  <span className="text-muted">–</span>
                ) : (
                  project.environments.map((environment) => <Chip key={environment.id}>{environment.name}</Chip>)
                )}
              </span>
            </Cell>
            <Cell className="text-right">{project.componentCount}</Cell>
            <Cell className="whitespace-nowrap text-right text-secondary">
              <RelativeTime at={project.updatedAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

import type { ProjectOverview } from "@zerolake/db";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { paths } from "@/shell/navigation.ts";
import { EnvironmentMarks } from "./environment-marks.tsx";

export function ProjectTable({ organization, projects }: { organization: string; projects: readonly ProjectOverview[] }) {
  return (
    <Table label="Projects">
      <thead>
        <tr>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Environments</HeaderCell>
          <HeaderCell>Version</HeaderCell>
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
              <EnvironmentMarks environments={project.environments} />
            </Cell>
            <Cell className="text-secondary">{project.newestVersion === null ? "–" : `v${project.newestVersion}`}</Cell>
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

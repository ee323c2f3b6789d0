"use client";

import type { ProjectOverview } from "@zerolake/db";
import { Eye } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { paths } from "@/shell/navigation.ts";
import { EnvironmentMarks } from "./environment-marks.tsx";
import { ProjectPeek } from "./project-peek.tsx";

/** Enter or a click opens a project, Space or the eye looks into it. */
export function ProjectTable({ organization, projects }: { organization: string; projects: readonly ProjectOverview[] }) {
  const [peeked, setPeeked] = useState<ProjectOverview>();
  return (
    <>
      <Table label="Projects">
        <thead>
          <tr>
            <HeaderCell>Name</HeaderCell>
            <HeaderCell>Environments</HeaderCell>
            <HeaderCell>Version</HeaderCell>
            <HeaderCell className="text-right">Components</HeaderCell>
            <HeaderCell>Owner</HeaderCell>
            <HeaderCell className="text-right">Changed</HeaderCell>
            <HeaderCell>
              <span className="sr-only">Peek</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <ProjectRow key={project.id} organization={organization} project={project} onPeek={() => setPeeked(project)} />
          ))}
        </tbody>
      </Table>
      {peeked && <ProjectPeek organization={organization} project={peeked} onClose={() => setPeeked(undefined)} />}
    </>
  );
}

function ProjectRow({ organization, project, onPeek }: { organization: string; project: ProjectOverview; onPeek: () => void }) {
  const peekOnSpace = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    onPeek();
  };
  return (
    <Row className="relative">
      <Cell className="max-w-96">
        {/* The link covers its row, so that the whole row can be clicked. */}
        <Link
          href={paths.project(organization, project.slug)}
          onKeyDown={peekOnSpace}
          aria-keyshortcuts="Space"
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {project.name}
        </Link>
      </Cell>
      <Cell>
        <EnvironmentMarks environments={project.environments} />
      </Cell>
      <Cell className="text-secondary">{project.newestVersion === null ? "–" : `v${project.newestVersion}`}</Cell>
      <Cell className="text-right">{project.componentCount}</Cell>
      <Cell className="max-w-40 truncate text-secondary">{project.owner ?? "–"}</Cell>
      <Cell className="whitespace-nowrap text-right text-secondary">
        <RelativeTime at={project.updatedAt} />
      </Cell>
      <Cell className="relative w-10">
        <IconButton label={`Peek into ${project.name}`} icon={<Eye aria-hidden="true" size={16} strokeWidth={1.5} />} onClick={onPeek} />
      </Cell>
    </Row>
  );
}

"use client";

import type { ReactNode } from "react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import type { TemplatePageData } from "../server/gallery.ts";
import type { CloudFigures } from "../server/template-figures.ts";
import { FiguresTable } from "./figures-table.tsx";

interface TemplatePageProps {
  readonly organization: string;
  readonly template: TemplatePageData;
  readonly figures: readonly CloudFigures[];
  /** The template's canvas; the route brings it. */
  readonly drawing: ReactNode;
}

/** The drawing, what it brings and what it takes for granted. */
export function TemplatePage({ organization, template, figures, drawing }: TemplatePageProps) {
  return (
    <PageBody>
      <PageHeader
        title={template.title}
        description={template.purpose}
        actions={<UseTemplate organization={organization} id={template.id} />}
      />
      {drawing}
      <FiguresTable figures={figures} />
      <div className="grid gap-6 lg:grid-cols-[2fr_1fr]">
        <Card title="What you get" isFlush>
          <ul>
            {template.parts.map((part) => (
              <li key={part.id} className="border-hairline border-b px-4 py-2 last:border-b-0">
                <p className="font-medium">{part.title}</p>
                <p className="text-secondary">
                  {part.kind}
                  {part.summary && ` – ${part.summary}`}
                </p>
              </li>
            ))}
          </ul>
        </Card>
        <div className="space-y-6">
          <Card title="Assumptions">
            <ul className="list-disc space-y-2 pl-4 text-secondary">
              {template.assumptions.map((assumption) => (
                <li key={assumption}>{assumption}</li>
              ))}
            </ul>
          </Card>
          <Card title="At a glance">
            <p className="flex flex-wrap gap-1">
              {[...template.highlights, ...template.clouds, "Sandbox", `${template.tier} size`].map((word) => (
                <Chip key={word}>{word}</Chip>
              ))}
            </p>
          </Card>
        </div>
      </div>
    </PageBody>
  );
}

function UseTemplate({ organization, id }: { organization: string; id: string }) {
  const missing = useMissingPermission("project:create");
  if (missing) {
    return (
      <Button variant="primary" disabledReason={missing}>
        Use template
      </Button>
    );
  }
  return (
    <LinkButton variant="primary" href={`${paths.newProject(organization)}&template=${id}`}>
      Use template
    </LinkButton>
  );
}

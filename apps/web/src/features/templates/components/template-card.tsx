import type { Cloud } from "@zerolake/resources";
import Link from "next/link";
import { Suspense } from "react";
import { MiniCanvas } from "@/canvas/mini-canvas.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { plural } from "@/format/number.ts";
import type { TemplateCardData } from "../server/gallery.ts";
import type { GalleryFigures } from "../server/template-figures.ts";
import { CardFigures } from "./card-figures.tsx";

interface TemplateCardProps {
  readonly template: TemplateCardData;
  readonly figures: Promise<GalleryFigures>;
  /** The cloud that the gallery is narrowed to. */
  readonly cloud: Cloud | null;
  readonly href: string;
}

export function TemplateCard({ template, figures, cloud, href }: TemplateCardProps) {
  const parts = plural(template.drawing.components.length, "component");
  return (
    <article className="relative flex flex-col overflow-hidden rounded-card border border-line bg-surface transition-colors hover:border-control">
      <MiniCanvas
        blueprint={template.drawing}
        layout={template.layout}
        label={`Drawing of ${template.title}: ${parts}`}
        className="h-44 w-full border-hairline border-b bg-canvas p-3"
      />
      <div className="flex flex-1 flex-col gap-3 p-4">
        <h2 className="text-title">
          <Link href={href} className="after:absolute after:inset-0">
            {template.title}
          </Link>
        </h2>
        <p className="flex-1 text-secondary">{template.summary}</p>
        <p className="flex flex-wrap gap-1">
          {template.highlights.map((highlight) => (
            <Chip key={highlight}>{highlight}</Chip>
          ))}
        </p>
        <p className="text-muted text-small">
          {parts} · {template.clouds.join(", ")} and Sandbox · {template.tier} size
          <br />
          <Suspense fallback="Counting what it costs…">
            <CardFigures id={template.id} figures={figures} cloud={cloud} />
          </Suspense>
        </p>
      </div>
    </article>
  );
}

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { STATUS_CLASSES, type StatusRole } from "@/components/ui/status.ts";
import { formatDuration } from "@/format/time.ts";
import type { KeptTile } from "../store/kept-tiles.ts";

/** How a wall stands: whether the server is away, and what time it is; 0 before that is known. */
export interface WallState {
  readonly isAway: boolean;
  readonly now: number;
}

interface WallTileProps<T> extends WallState {
  readonly title: string;
  readonly tile: KeptTile<T> | { readonly problem: string } | undefined;
  readonly children: (data: T) => ReactNode;
}

/** What is not of now is greyed, with its age. What never could be loaded says why. */
export function WallTile<T>({ title, tile, isAway, now, children }: WallTileProps<T>) {
  const kept = tile !== undefined && "data" in tile ? tile : undefined;
  const isOld = isAway || tile?.problem !== undefined;
  return (
    <section
      aria-label={title}
      className="flex min-h-0 flex-col gap-[0.4em] overflow-hidden rounded-card border border-line bg-surface p-[0.8em]"
    >
      <h2 className="text-balance text-secondary">{title}</h2>
      {kept && (
        <div className={classNames("flex min-h-0 flex-1 flex-col gap-[0.3em] overflow-hidden", isOld && "grayscale")}>
          {children(kept.data)}
        </div>
      )}
      {kept && isOld && now > 0 && <p className="text-muted">{formatDuration(Math.max(1_000, now - kept.at.getTime()))} old</p>}
      {!kept && tile !== undefined && <p className="text-danger">{tile.problem}</p>}
    </section>
  );
}

/** The one number of a tile. */
export function WallFigure({ children }: { children: ReactNode }) {
  return <span className="tabular font-semibold text-[2.2em] leading-[1.1]">{children}</span>;
}

interface Count {
  readonly count: number;
  readonly word: string;
  readonly role: StatusRole;
}

export function WallCounts({ counts }: { counts: readonly Count[] }) {
  return (
    <p className="flex flex-wrap gap-x-[1em]">
      {counts.map(({ count, word, role }) => (
        <span key={word} className={count > 0 ? STATUS_CLASSES[role].text : "text-muted"}>
          <span className="tabular font-semibold text-[1.8em] leading-[1.2]">{count}</span> {word}
        </span>
      ))}
    </p>
  );
}

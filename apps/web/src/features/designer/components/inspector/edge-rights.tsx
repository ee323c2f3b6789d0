"use client";

import type { Right, EdgeRights as Rights } from "@zerolake/compiler";
import { useDesigner } from "../../hooks/designer-context.tsx";

const NO_RIGHTS: readonly Rights[] = [];

/** "This connection grants": who may do what to what, as the compiled policies have it; the cloud's own words behind a fold. */
export function EdgeRights({ id }: { readonly id: string }) {
  const rights = useDesigner((state) => state.analysis.edges.get(id)?.rights) ?? NO_RIGHTS;
  const components = useDesigner((state) => state.log.current.blueprint.components);
  const isReady = useDesigner((state) => state.analysis.isReady);
  if (!isReady) return null;
  if (rights.length === 0) return <p className="text-secondary text-small">This connection grants nobody a permission here.</p>;
  const titleOf = (id: string) => components.find((component) => component.id === id)?.title ?? id;
  return (
    <section aria-label="What it grants" className="space-y-2">
      <h3 className="text-label">This connection grants</h3>
      {rights.map(({ holder, rights: held }) => (
        <div key={holder} className="space-y-1">
          <p>{titleOf(holder)} may</p>
          <ul className="space-y-1 pl-3">
            {held.map((right) => (
              <li key={keyOf(right)}>
                {right.deed}{" "}
                {right.on.map(({ kind, name }, index) => (
                  <span key={`${kind} ${name}`}>
                    {index > 0 ? ", " : ""}
                    {kind} <code className="break-all font-mono text-code">{name}</code>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <details className="text-small">
        <summary className="min-h-6 cursor-default text-secondary">In the cloud's own words</summary>
        {rights
          .flatMap(({ rights: held }) => held)
          .map((right) => (
            <div key={keyOf(right)} className="mt-2 space-y-1 break-all border-hairline border-t pt-2 font-mono text-code">
              <p>{right.words.join(", ")}</p>
              {right.resources.map((resource) => (
                <p key={resource} className="text-muted">
                  {resource}
                </p>
              ))}
            </div>
          ))}
      </details>
    </section>
  );
}

function keyOf({ words, resources }: Right): string {
  return [...words, ...resources].join(" ");
}

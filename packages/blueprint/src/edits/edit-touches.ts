import type { Edit } from "./edit.ts";

/**
 * The fields an edit writes, as paths: `components/orders/settings/zones`. Two edits overlap when a path of one equals
 * or contains a path of the other; an edge belongs to both its ends, so it overlaps with their removal and with
 * nothing else there.
 */
export function editTouches(edit: Edit): ReadonlySet<string> {
  return new Set(pathsOf(edit));
}

/** Do the edits write the same thing, so that the later one would silently win? Linear in the length of paths. */
export function editsOverlap(left: Edit, right: Edit): boolean {
  const [ours, theirs] = [editTouches(left), editTouches(right)];
  return meets(ours, theirs) || meets(theirs, ours);
}

/** Some path of `inner` equals one of `outer`, or lies below it. */
function meets(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].some((path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) if (outer.has(path.slice(0, end))) return true;
    return false;
  });
}

type Paths<Kind extends Edit["edit"]> = (edit: Extract<Edit, { readonly edit: Kind }>) => readonly string[];

const PATHS: { readonly [Kind in Edit["edit"]]: Paths<Kind> } = {
  addComponent: ({ component }) => [`components/${component.id}`],
  removeComponent: ({ component }) => [`components/${component}`],
  renameComponent: ({ component }) => [`components/${component}/title`],
  setSetting: ({ component, key }) => [`components/${component}/settings/${key}`],
  unsetSetting: ({ component, key }) => [`components/${component}/settings/${key}`],
  addEdge: ({ edge }) => [`edges/${edge.id}`, ...[edge.from, edge.to].map((end) => `components/${end.component}/edges/${edge.id}`)],
  removeEdge: ({ edge }) => [`edges/${edge}`],
  setEdgeSettings: ({ edge }) => [`edges/${edge}/settings`],
  moveComponents: ({ positions }) => Object.keys(positions).map((id) => `components/${id}/position`),
  addFrame: ({ frame }) => [`frames/${frame.id}`],
  updateFrame: ({ frame, changes }) => Object.keys(changes).map((field) => `frames/${frame}/${field}`),
  removeFrame: ({ frame }) => [`frames/${frame}`],
  setWorkload: ({ figure }) => [`workload/${figure}`],
  setTier: () => ["tier"],
  setPolicies: () => ["policies"],
  setTargetChoice: ({ cloud, key }) => [`components/${key.split(".")[0]}/choices/${cloud}/${key}`],
  batch: ({ edits }) => edits.flatMap(pathsOf),
};

function pathsOf(edit: Edit): readonly string[] {
  const paths = PATHS[edit.edit] as (edit: Edit) => readonly string[];
  return paths(edit);
}

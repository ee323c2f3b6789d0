/** SQL for what a drawing calls a component; both are expressions. Null where the drawing has none of that id. */
export const componentTitle = (document: string, component: string) =>
  `jsonb_path_query_first(${document}, '$.components[*] ? (@.id == $id).title', jsonb_build_object('id', ${component})) #>> '{}'`;

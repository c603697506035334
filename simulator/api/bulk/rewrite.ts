import { getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { ArgumentNode, DocumentNode, FieldNode, GraphQLSchema, SelectionNode } from "graphql";

/** Nodes of the root connection in one step. */
export const STEP = 100;
/** Stands for "all" where a bulk query pages; a bulk run lets it pass. */
const ALL = 2_147_483_647;

/** Key under which a root connection's page is asked for. */
export const PAGE_KEY = "bulkPage";

const PAGING = new Set(["first", "last", "after", "before"]);

const argument = (name: string, value: ArgumentNode["value"]): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value,
});

const field = (name: string, alias: string | undefined, inner: SelectionNode[]): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias ? { alias: { kind: Kind.NAME, value: alias } } : {}),
  ...(inner.length ? { selectionSet: { kind: Kind.SELECTION_SET, selections: inner } } : {}),
});

/** The bulk query with page sizes: the root connection in steps after `cursor`, nested ones whole. */
export function stepOf(schema: GraphQLSchema, document: DocumentNode, cursor: string | null): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        if (!getNamedType(types.getType())?.name.endsWith("Connection")) return undefined;
        const isRoot = types.getParentType() === schema.getQueryType();
        const kept = (node.arguments ?? []).filter((item) => !PAGING.has(item.name.value));
        const size = argument("first", { kind: Kind.INT, value: String(isRoot ? STEP : ALL) });
        const after = isRoot && cursor ? [argument("after", { kind: Kind.STRING, value: cursor })] : [];
        const pageInfo = field("pageInfo", PAGE_KEY, [field("hasNextPage", undefined, []), field("endCursor", undefined, [])]);
        const selections = [...(node.selectionSet?.selections ?? []), ...(isRoot ? [pageInfo] : [])];
        return {
          ...node,
          arguments: [...kept, size, ...after],
          selectionSet: { kind: Kind.SELECTION_SET, selections },
        } satisfies FieldNode;
      },
    }),
  );
}

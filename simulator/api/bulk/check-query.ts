import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isListType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { UserError } from "../../actions/user-error.ts";
import { syntaxError } from "../syntax-error.ts";
import { validateDocument } from "../validation/validate.ts";

const LARGEST = 65_535;
const MOST_CONNECTIONS = 5;
const DEEPEST = 2;

const wrong = (message: string): UserError => ({ field: ["query"], message, code: "INVALID" });

const nameIn = (node: FieldNode, name: string): boolean =>
  node.selectionSet?.selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value === name && !selection.alias) ??
  false;

interface Found {
  connections: number;
  depth: number;
  /** Connections that use `nodes`. */
  withNodes: string[];
  /** Connections with a connection inside whose nodes lack `id`. */
  withoutId: string[];
  insideList: boolean;
}

const isConnection = (type: unknown): boolean => isObjectType(type) && type.name.endsWith("Connection");

const inspect = (schema: GraphQLSchema, document: DocumentNode): Found => {
  const found: Found = { connections: 0, depth: 0, withNodes: [], withoutId: [], insideList: false };
  const types = new TypeInfo(schema);
  const open: { name: string; hasId: boolean; hasChild: boolean }[] = [];
  let lists = 0;
  const kind = (): { connection: boolean; list: boolean } => {
    const type = types.getType();
    const named = getNamedType(type);
    return {
      connection: isConnection(named),
      list: isListType(getNullableType(type)) && isObjectType(named) && types.getFieldDef()?.name !== "edges",
    };
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          const { connection, list } = kind();
          if (list && node.name.value !== "nodes") lists += 1;
          if (node.name.value === "node" && open.length && nameIn(node, "id")) Object.assign(open.at(-1) ?? {}, { hasId: true });
          if (!connection) return;
          found.connections += 1;
          found.depth = Math.max(found.depth, open.length);
          if (lists > 0) found.insideList = true;
          if (nameIn(node, "nodes")) found.withNodes.push(node.name.value);
          for (const above of open.slice(-1)) above.hasChild = true;
          open.push({ name: node.name.value, hasId: false, hasChild: false });
        },
        leave(node) {
          const { connection, list } = kind();
          if (list && node.name.value !== "nodes") lists -= 1;
          if (!connection) return;
          const closed = open.pop();
          if (closed?.hasChild && !closed.hasId) found.withoutId.push(closed.name);
        },
      },
    }),
  );
  return found;
};

const rules = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): UserError[] => {
  const errors: UserError[] = [];
  const roots = operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
  for (const root of roots) {
    const name = root.name.value;
    if (name === "node" || name === "nodes") errors.push(wrong(`Bulk queries cannot contain a top level \`${name}\` field.`));
  }
  if (roots.length > 1) errors.push(wrong("Bulk queries cannot contain more than one top level field."));
  const found = inspect(schema, document);
  if (found.connections === 0) return [...errors, wrong("Bulk queries must contain at least one connection.")];
  if (found.connections > MOST_CONNECTIONS) errors.push(wrong(`Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`));
  if (found.depth > DEEPEST) errors.push(wrong(`Bulk queries cannot contain connections with a nesting depth greater than ${DEEPEST}.`));
  const [first] = found.withNodes;
  if (first) {
    const names = found.withNodes.map((name) => `'${name}'`).join(", ");
    errors.push(
      wrong(
        `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${first} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: ${names}.`,
      ),
    );
  }
  if (found.insideList) errors.push(wrong("Queries that contain a connection field within a list field are not currently supported."));
  if (found.withoutId.length && !found.insideList) {
    const names = found.withoutId.join(", ");
    errors.push(
      wrong(
        `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${names}.`,
      ),
    );
  }
  return errors;
};

/** What forbids a bulk query, word for word as recorded from real stores; the parsed document when nothing does. */
export function checkBulkQuery(schema: GraphQLSchema, text: string): { errors: UserError[]; document?: DocumentNode } {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST) return { errors: [wrong(`Query is too large (${bytes} bytes; maximum is ${LARGEST} bytes)`)] };
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [wrong(`Invalid bulk query: ${syntaxError(error, text).message.replace(/(end of file) at \[1, 1\]$/, "$1")}`)] };
  }
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== "query") return { errors: [wrong("Invalid operation type. Only `query` operations are supported.")] };
  const [invalid] = validateDocument(schema, document);
  if (invalid) return { errors: [wrong(`Invalid bulk query: ${invalid.message}`)] };
  return { errors: rules(schema, document, operation), document };
}

import type { GraphQLResolveInfo } from "graphql";
import type { AdminContext } from "./context.ts";

/** Resolver of one field; `never` where a table holds resolvers of many parents and arguments. */
export type Resolver<Source = never, Args = never> = (source: Source, args: Args, ctx: AdminContext, info: GraphQLResolveInfo) => unknown;

/** The fields of one GraphQL type whose parent value is a `Source`. */
export type Fields<Source> = Record<string, Resolver<Source>>;

/** All types, by name. */
export type Registry = Record<string, Record<string, Resolver>>;

/** A record with its GraphQL type, for fields that return an interface or union. */
export const as = <T extends object>(typename: string, record: T): T & { __typename: string } => ({ ...record, __typename: typename });

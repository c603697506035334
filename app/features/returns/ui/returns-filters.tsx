import { useNavigation, useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { REASON_WORDS, RETURN_REASONS } from "../return";
import type { ReturnQuery, ReturnView } from "../return-query";

const VIEW_NAMES: [ReturnView, string][] = [
  ["requested", "Requested"],
  ["open", "Open"],
  ["refund", "To refund"],
  ["closed", "Closed"],
  ["declined", "Declined"],
  ["all", "All"],
];

/** Waits this long after the last key before it searches, in milliseconds. */
const TYPING_MS = 300;

/** Views, search, filter and order of the list; all of it stands in the address. */
export function ReturnsFilters({ query }: { query: ReturnQuery }) {
  const [, setParams] = useSearchParams();
  const { mode, setMode } = useSetIndexFiltersMode(query.q ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  const [typed, setTyped] = useState(query.q);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const loading = useNavigation().state === "loading";
  useEffect(() => () => clearTimeout(timer.current), []);

  /** Any change begins at the first page. */
  const change = (changes: Record<string, string>): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete("cursor");
        for (const [name, value] of Object.entries(changes))
          if (value) next.set(name, value);
          else next.delete(name);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const search = (text: string): void => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ q: text.trim() }), TYPING_MS);
  };
  const clear = (): void => {
    setTyped("");
    change({ q: "", reason: "" });
  };
  return (
    <IndexFilters
      tabs={VIEW_NAMES.map(([id, content]) => ({ id, content, isLocked: true, panelID: "returns" }))}
      selected={VIEW_NAMES.findIndex(([view]) => view === query.view)}
      onSelect={(at) => change({ view: VIEW_NAMES[at]?.[0] ?? "" })}
      canCreateNewView={false}
      queryValue={typed}
      queryPlaceholder="Search by order, return or tracking number"
      onQueryChange={search}
      onQueryClear={() => search("")}
      filters={[
        {
          key: "reason",
          label: "Reason",
          pinned: true,
          filter: (
            <ChoiceList
              title="Reason"
              titleHidden
              choices={RETURN_REASONS.map((value) => ({ value, label: REASON_WORDS[value] }))}
              selected={query.reason ? [query.reason] : []}
              onChange={([value]) => change({ reason: value ?? "" })}
            />
          ),
        },
      ]}
      appliedFilters={
        query.reason ? [{ key: "reason", label: `Reason: ${REASON_WORDS[query.reason]}`, onRemove: () => change({ reason: "" }) }] : []
      }
      onClearAll={clear}
      sortOptions={[
        { label: "Date", value: "date desc", directionLabel: "Newest first" },
        { label: "Date", value: "date asc", directionLabel: "Oldest first" },
      ]}
      sortSelected={[query.sort === "oldest" ? "date asc" : "date desc"]}
      onSort={([value]) => change({ sort: value === "date asc" ? "oldest" : "" })}
      mode={mode}
      setMode={setMode}
      cancelAction={{ onAction: clear }}
      loading={loading}
    />
  );
}

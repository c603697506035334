import { useNavigation, useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode, type FilterInterface } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { CHANNEL_WORDS } from "../conversation-words";
import type { ConversationQuery, ConversationView } from "../list-query";

const VIEW_NAMES: [ConversationView, string][] = [
  ["open", "Open"],
  ["mine", "Mine"],
  ["unassigned", "Unassigned"],
  ["pending", "Waiting for shopper"],
  ["closed", "Closed"],
  ["all", "All"],
];

/** Waits this long after the last key before it searches, in milliseconds. */
const TYPING_MS = 300;

/** Views, search, filters and order of the list; all of it stands in the address. */
export function ConversationsFilters({ query, staff }: { query: ConversationQuery; staff: { id: string; name: string }[] }) {
  const [params, setParams] = useSearchParams();
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
        for (const [name, value] of Object.entries({ after: "", before: "", ...changes }))
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
  const groups = [
    { key: "unread", label: "Unread", choices: [{ value: "1", label: "Only what I have not read" }] },
    { key: "assignee", label: "Assignee", choices: staff.map(({ id, name }) => ({ value: id, label: name })) },
    { key: "channel", label: "Channel", choices: Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label })) },
  ];
  const filters: FilterInterface[] = groups.map(({ key, label, choices }) => ({
    key,
    label,
    pinned: key === "unread",
    filter: (
      <ChoiceList
        title={label}
        titleHidden
        choices={choices}
        selected={[params.get(key) ?? ""]}
        onChange={([value]) => change({ [key]: value ?? "" })}
      />
    ),
  }));
  const applied = groups.flatMap(({ key, label, choices }) => {
    const chosen = choices.find((one) => one.value === params.get(key));
    return chosen ? [{ key, label: key === "unread" ? label : `${label}: ${chosen.label}`, onRemove: () => change({ [key]: "" }) }] : [];
  });

  return (
    <IndexFilters
      tabs={VIEW_NAMES.map(([id, content]) => ({ id, content, isLocked: true, panelID: "conversations" }))}
      selected={VIEW_NAMES.findIndex(([view]) => view === query.view)}
      onSelect={(at) => change({ view: VIEW_NAMES[at]?.[0] ?? "" })}
      canCreateNewView={false}
      queryValue={typed}
      queryPlaceholder="Search by name, e-mail, subject, order or C-number"
      onQueryChange={search}
      onQueryClear={() => search("")}
      filters={filters}
      appliedFilters={applied}
      onClearAll={() => {
        setTyped("");
        change({ q: "", unread: "", assignee: "", channel: "" });
      }}
      sortOptions={[
        { label: "Last message", value: "date desc", directionLabel: "Newest first" },
        { label: "Last message", value: "date asc", directionLabel: "Oldest first" },
      ]}
      sortSelected={[query.sort === "oldest" ? "date asc" : "date desc"]}
      onSort={([value]) => change({ sort: value === "date asc" ? "oldest" : "" })}
      mode={mode}
      setMode={setMode}
      cancelAction={{ onAction: () => search("") }}
      loading={loading}
    />
  );
}

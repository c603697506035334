import { useNavigation, useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode, type FilterInterface } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { OrderQuery, OrderView } from "../order-query";
import { FULFILLMENT_CHOICES, PAYMENT_CHOICES, RETURN_CHOICES } from "../order-words";
import { PARCEL_STATES, parcelWords } from "../parcel-state";

const VIEW_NAMES: [OrderView, string][] = [
  ["all", "All"],
  ["trouble", "Parcels in trouble"],
  ["unfulfilled", "To send"],
  ["on-the-way", "On the way"],
  ["delivered", "Delivered"],
  ["returns", "With returns"],
];

const DAYS = [
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "60", label: "Last 60 days" },
];

const GROUPS = [
  { key: "parcel", label: "Parcel", choices: PARCEL_STATES.map((value) => ({ value, label: parcelWords(value).label })) },
  { key: "fulfillment", label: "Fulfillment", choices: FULFILLMENT_CHOICES },
  { key: "payment", label: "Payment", choices: PAYMENT_CHOICES },
  { key: "returns", label: "Return", choices: RETURN_CHOICES },
  { key: "days", label: "Date", choices: DAYS, single: true },
] as const;

/** Waits this long after the last key before it searches, in milliseconds. */
const TYPING_MS = 300;

/** Views, search, filters and order of the list; all of it stands in the address. */
export function OrdersFilters({ query }: { query: OrderQuery }) {
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
  const chosen = (key: string): string[] => (params.get(key) ?? "").split(",").filter(Boolean);

  const filters: FilterInterface[] = GROUPS.map((group) => ({
    key: group.key,
    label: group.label,
    filter: (
      <ChoiceList
        title={group.label}
        titleHidden
        allowMultiple={!("single" in group)}
        choices={[...group.choices]}
        selected={chosen(group.key)}
        onChange={(values) => change({ [group.key]: values.join(",") })}
      />
    ),
    pinned: group.key === "parcel",
  }));
  const applied = GROUPS.flatMap((group) => {
    const names = chosen(group.key).map((value) => group.choices.find((one) => one.value === value)?.label ?? value);
    return names.length > 0
      ? [{ key: group.key, label: `${group.label}: ${names.join(", ")}`, onRemove: () => change({ [group.key]: "" }) }]
      : [];
  });

  return (
    <IndexFilters
      tabs={VIEW_NAMES.map(([id, content]) => ({ id, content, isLocked: true, panelID: "orders" }))}
      selected={VIEW_NAMES.findIndex(([view]) => view === query.view)}
      onSelect={(at) => change({ view: VIEW_NAMES[at]?.[0] ?? "" })}
      canCreateNewView={false}
      queryValue={typed}
      queryPlaceholder="Search by order, customer, email, phone or tracking number"
      onQueryChange={search}
      onQueryClear={() => search("")}
      filters={filters}
      appliedFilters={applied}
      onClearAll={() => {
        setTyped("");
        change({ q: "", ...Object.fromEntries(GROUPS.map(({ key }) => [key, ""])) });
      }}
      sortOptions={[
        { label: "Date", value: "date desc", directionLabel: "Newest first" },
        { label: "Date", value: "date asc", directionLabel: "Oldest first" },
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

/** Who may know whom; `shop` may be known by all. A feature that isn't here is refused by the lint itself. */
export const knows = {
  shop: [],
  staff: [],
  customers: [],
  policies: [],
  channels: [],
  orders: ["customers"],
  sync: ["orders", "customers"],
  tracking: ["orders"],
  money: ["orders"],
  returns: ["orders", "customers", "policies", "money", "channels"],
  conversations: ["customers", "orders", "channels", "staff"],
  notices: ["orders", "tracking", "returns", "channels"],
};

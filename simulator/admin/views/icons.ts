/** Line drawings of 20 × 20 for the menu. */
const PATHS: Record<string, string> = {
  mark: '<path d="M10 2.5 16 6v5.2c0 3-2.4 5.2-6 6.8-3.600-1.600-6-3.800-6-6.800V6z"/><path d="M7.200 10.200 9.300 12.300 13 8"/>',
  burger: '<path d="M3 5.500h14M3 10h14M3 14.500h14"/>',
  home: '<path d="M3.500 9 10 3.500 16.500 9v7.500h-4.500v-4.500h-4v4.500H3.500z"/>',
  orders: '<path d="M3.500 10.500 5.500 4h9l2 6.500V16h-13z"/><path d="M3.500 10.500H7.500c0 3 5 3 5 0h4"/>',
  theme: '<path d="M3.500 8h13v8.500h-13z"/><path d="M3 8l1.500-4.500h11L17 8M8 16.500v-5h4v5"/>',
  app: '<rect x="3.500" y="3.500" width="5.500" height="5.500" rx="1.500"/><rect x="11" y="3.500" width="5.500" height="5.500" rx="1.500"/><rect x="3.500" y="11" width="5.500" height="5.500" rx="1.500"/><path d="M13.750 11v5.500M11 13.750h5.500"/>',
  storefront: '<path d="M8 5.500H4.500v10h10V12"/><path d="M11 4.500h4.500V9M15.500 4.500 9 11"/>',
  mailbox: '<rect x="3" y="5" width="14" height="10.500" rx="1.500"/><path d="m3.500 6 6.500 5 6.500-5"/>',
  control: '<path d="M4 6h6M14 6h2M4 14h2M10 14h6"/><circle cx="12" cy="6" r="2"/><circle cx="8" cy="14" r="2"/>',
  stores: '<rect x="3.500" y="4" width="13" height="4.500" rx="1"/><rect x="3.500" y="11.500" width="13" height="4.500" rx="1"/>',
};

/** One icon, hidden from screen readers. */
export const icon = (name: string): string =>
  `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${PATHS[name] ?? ""}</svg>`;

/** The tab's icon. */
export const tabIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><rect width="20" height="20" rx="5" fill="#17302b"/><g fill="none" stroke="#d9f0d2" stroke-width="1.600" stroke-linecap="round" stroke-linejoin="round">${PATHS.mark}</g></svg>`;

import type { NewProduct } from "../actions/add-product.ts";

type Described = Omit<NewProduct, "shop">;

/** Home goods of the demo shop. */
export const HARBOUR_AND_PINE: Described[] = [
  {
    title: "Stoneware Mug",
    productType: "Kitchen",
    tags: ["bestseller"],
    descriptionHtml: "<p>Thrown by hand, glazed twice. Holds 350 ml and keeps its warmth.</p>",
    variants: [
      { title: "Sand", sku: "MUG-SAND", price: "24.00", weightGrams: 420 },
      { title: "Sea", sku: "MUG-SEA", price: "24.00", weightGrams: 420 },
      { title: "Slate", sku: "MUG-SLATE", price: "24.00", weightGrams: 420 },
    ],
  },
  {
    title: "Linen Apron",
    productType: "Kitchen",
    descriptionHtml: "<p>Washed linen with deep pockets. One size, long ties.</p>",
    variants: [{ sku: "APR-LIN", price: "39.00", weightGrams: 310 }],
  },
  {
    title: "Pine Serving Board",
    productType: "Kitchen",
    descriptionHtml: "<p>Cut from one plank of Nordic pine and oiled three times.</p>",
    variants: [
      { title: "Small", sku: "BRD-S", price: "32.00", weightGrams: 900 },
      { title: "Large", sku: "BRD-L", price: "48.00", weightGrams: 1700 },
    ],
  },
  {
    title: "Wool Throw",
    productType: "Living",
    tags: ["winter"],
    descriptionHtml: "<p>Woven from Gotland wool. 130 × 200 cm.</p>",
    variants: [
      { title: "Fog", sku: "THR-FOG", price: "119.00", weightGrams: 1200 },
      { title: "Moss", sku: "THR-MOSS", price: "119.00", weightGrams: 1200 },
    ],
  },
  {
    title: "Beeswax Candle Trio",
    productType: "Living",
    descriptionHtml: "<p>Three candles, forty hours each.</p>",
    variants: [{ sku: "CND-3", price: "28.00", weightGrams: 640 }],
  },
  {
    title: "Harbour Lantern",
    productType: "Living",
    descriptionHtml: "<p>Galvanised steel and glass, for the quay or the balcony.</p>",
    variants: [{ sku: "LAN-01", price: "64.00", weightGrams: 1450 }],
  },
  {
    title: "Tall Ceramic Vase",
    productType: "Living",
    tags: ["fragile"],
    descriptionHtml: "<p>34 cm of white clay, no two alike.</p>",
    variants: [{ sku: "VAS-T", price: "58.00", weightGrams: 1900 }],
  },
  {
    title: "Tea Towels, Set of Three",
    productType: "Kitchen",
    descriptionHtml: "<p>Half linen, woven in stripes.</p>",
    variants: [{ sku: "TWL-3", price: "22.50", weightGrams: 280 }],
  },
  {
    title: "Walnut Salt Cellar",
    productType: "Kitchen",
    descriptionHtml: "<p>Turned walnut with a lid on a magnet.</p>",
    variants: [{ sku: "SLT-W", price: "26.00", weightGrams: 230 }],
  },
  {
    title: "Rope Door Mat",
    productType: "Hall",
    descriptionHtml: "<p>Old mooring rope, knotted by hand. 45 × 75 cm.</p>",
    variants: [{ sku: "MAT-R", price: "45.00", weightGrams: 2600 }],
  },
  {
    title: "Linen Cushion Cover",
    productType: "Living",
    descriptionHtml: "<p>Heavy linen with a hidden zip.</p>",
    variants: [
      { title: "45 × 45", sku: "CSH-45", price: "34.00", weightGrams: 190 },
      { title: "60 × 40", sku: "CSH-60", price: "38.00", weightGrams: 210 },
    ],
  },
];

/** Books of the second shop. */
export const SECOND_STREET_BOOKS: Described[] = [
  {
    title: "The Lighthouse Keeper's Table",
    productType: "Book",
    descriptionHtml: "<p>Recipes from the edge of the map.</p>",
    variants: [{ sku: "BK-LIGHT", price: "18.99", weightGrams: 780 }],
  },
  {
    title: "Salt and Timber",
    productType: "Book",
    descriptionHtml: "<p>A novel in four storms.</p>",
    variants: [{ sku: "BK-SALT", price: "12.50", weightGrams: 340 }],
  },
  {
    title: "A Field Guide to Rain",
    productType: "Book",
    descriptionHtml: "<p>Two hundred kinds, with pictures.</p>",
    variants: [{ sku: "BK-RAIN", price: "15.00", weightGrams: 410 }],
  },
  {
    title: "Ruled Notebook",
    productType: "Paper",
    descriptionHtml: "<p>192 pages that lie flat.</p>",
    variants: [{ sku: "NB-A5", price: "9.00", weightGrams: 260 }],
  },
];

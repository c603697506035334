import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";

/** A figure with its name that leads to the list behind it. `urgent` when somebody should look. */
export function FigureTile({ label, figure, url, urgent = false }: { label: string; figure: string; url: string; urgent?: boolean }) {
  return (
    <Card padding="300">
      <Box minHeight="100%">
        <BlockStack gap="100">
          <Link url={url} monochrome removeUnderline>
            <Text as="span" variant="bodySm" tone="subdued">
              {label}
            </Text>
          </Link>
          <Text as="p" variant="headingXl" numeric {...(urgent ? { tone: "critical" as const } : {})}>
            {figure}
          </Text>
        </BlockStack>
      </Box>
    </Card>
  );
}

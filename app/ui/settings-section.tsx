import { BlockStack, Box, Card, FormLayout, InlineGrid, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/**
 * A group of settings: what it is about, and beside it (on phones below) its fields.
 * Instead of Polaris' Layout.AnnotatedSection, whose words touch the edge of a phone's screen.
 */
export function SettingsSection({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <InlineGrid columns={{ xs: 1, md: "2fr 5fr" }} gap="400">
      <Box paddingInlineStart={{ xs: "400", sm: "0" }} paddingInlineEnd={{ xs: "400", sm: "0" }} paddingBlockStart={{ xs: "0", md: "400" }}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
      </Box>
      <Card>
        <FormLayout>{children}</FormLayout>
      </Card>
    </InlineGrid>
  );
}

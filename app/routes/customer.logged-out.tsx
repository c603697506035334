/** Shopify's log-out leads here when it was asked to come back to us. */
export default function LoggedOut() {
  return (
    <div style={{ maxWidth: "36rem", margin: "4rem auto", padding: "0 1rem", fontFamily: "Inter, system-ui, sans-serif" }}>
      <h1 style={{ fontSize: "1.25rem", fontWeight: 650 }}>You are signed out</h1>
      <p>You can close this page.</p>
    </div>
  );
}

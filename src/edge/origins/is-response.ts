/** Recognizes a `Response` by its members, because under jest it may come from another realm. */
export function isResponse(value: unknown): value is Response {
  const response = value as Response | null | undefined;
  return (
    typeof response === "object" &&
    response !== null &&
    typeof response.status === "number" &&
    typeof response.clone === "function" &&
    typeof response.arrayBuffer === "function"
  );
}

import type { Environment } from "../core/context.ts";
import { type ErrorSchema, ServiceError } from "../sdk/service-error.ts";

/**
 * Returns the content of an object in the mock's S3.
 *
 * @param place bucket and key, such as `my-bucket/redirects.json`
 * @throws ServiceError of the given schema if there is no such object
 */
export function getObject(
  place: string,
  { objects }: Pick<Environment, "objects">,
  absent: ErrorSchema,
): string {
  const text = objects[place];
  if (text === undefined) {
    throw new ServiceError(
      absent,
      `There is no object ${place} in S3. Add it to the option objects of the mock, or to a server with POST /_mock/objects.`,
      `Give the file to the mock: mockCloudFront({ objects: { "${place}": text } }).`,
    );
  }
  return text;
}

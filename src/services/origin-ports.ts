import { invalidArgument } from "./text-checks.ts";

/** AWS developer guide: 80, 443 and 1024 to 65535. assumed: the code; the message is ours */
export function assertOriginPort(member: "HTTPPort" | "HTTPSPort", port: number): void {
  if (port !== 80 && port !== 443 && !(port >= 1024 && port <= 65_535)) {
    throw invalidArgument(`The parameter ${member} is ${port}; it must be 80, 443 or from 1024 to 65535.`);
  }
}

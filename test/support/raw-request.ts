import { connect } from "node:net";

/** Sends bytes that no client would send, and returns the response up to the end of the connection or a timeout. */
export function rawRequest(port: number, data: string | Uint8Array, forMs = 2000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(said);
    };
    const timer = setTimeout(end, forMs);
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    socket.on("error", end);
    socket.on("close", end);
    socket.write(data);
  });
}

import { type HostOperations, toText } from "./operation.ts";

/** The operation behind `Date.parse`. It returns the time as a decimal string. */
export const dateOperations: HostOperations = {
  parseDate: { price: "text", run: (text) => String(parseDate(toText(text))) },
};

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const timePattern = "(\\d\\d):(\\d\\d)(?::(\\d\\d))?";
const isoPattern = new RegExp(
  `^([+-]?)(\\d{4})(?:(\\d\\d)(?=-|$))?(?:-(\\d\\d)(?:-(\\d\\d)(?:T${timePattern}(?:\\.(\\d+)([+-]\\d\\d:?\\d\\d.*)?)?(Z?))?)?)?$`,
);
/** RFC 2822, in which the day has two digits. */
const mailPattern = new RegExp(
  `^(?:[^ ]* +)?(\\d\\d) +([A-Z][a-z]{2}) +(\\d{4})(?: +(?:${timePattern}(?: +(?:(?:GMT|UTC).*|([+-]\\d{4}).*)?)?)?)?$`,
);
/** The format of `Date.prototype.toString`. */
const printedPattern = new RegExp(
  `^(?:[^ ]* +)?([A-Z][a-z]{2})[^ ]{0} +(\\d\\d) +(\\d{4})(?: +(?:${timePattern}(?: +(?:GMT([+-]\\d{4}).*)?)?)?)?$`,
);

/**
 * Parses a date as njs does. njs knows three formats, does not check the ranges of their numbers, and ignores what
 * follows a time zone.
 *
 * @returns milliseconds since 1970, or NaN
 */
export function parseDate(text: string): number {
  return parseIso(text) ?? parseMail(text) ?? parsePrinted(text) ?? Number.NaN;
}

function parseIso(text: string): number | undefined {
  const found = isoPattern.exec(text);
  if (found === null) {
    return undefined;
  }
  const [, sign, first = "", more, month = "1", day = "1", hour, minute, second, fraction, zone] = found;
  // Only a year of six digits can be negative.
  const year = Number(first + (more ?? "")) * (sign === "-" && more !== undefined ? -1 : 1);
  const milliseconds = fraction === undefined ? 0 : Number(`${fraction}00`.slice(0, 3));
  return toTime([year, Number(month) - 1, day, hour, minute, second], milliseconds, zone?.replace(":", ""));
}

function parseMail(text: string): number | undefined {
  const found = mailPattern.exec(text);
  const [, day, name = "", year, hour, minute, second, zone] = found ?? [];
  const month = months.indexOf(name);
  return month < 0 ? undefined : toTime([year, month, day, hour, minute, second], 0, zone);
}

function parsePrinted(text: string): number | undefined {
  const found = printedPattern.exec(text);
  const [, name = "", day, year, hour, minute, second, zone] = found ?? [];
  const month = months.indexOf(name);
  return month < 0 ? undefined : toTime([year, month, day, hour, minute, second], 0, zone);
}

type Fields = readonly (string | number | undefined)[];

function toTime(fields: Fields, milliseconds: number, zone = "+0000"): number {
  const [year = 1970, month = 0, day = 1, hour = 0, minute = 0, second = 0] = fields.map((field) =>
    field === undefined ? undefined : Number(field),
  );
  const offset = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5))) * (zone.startsWith("-") ? -1 : 1);
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
}

/** A floating-point number with a significand of 64 bits: `significand * 2 ** exponent`. */
interface WideFloat {
  readonly significand: bigint;
  readonly exponent: number;
}

const significandBits = 52n;
const hiddenBit = 1n << significandBits;
const exponentBias = 1075;
const wideBits = 64;

/**
 * Formats a number like njs, which uses the Grisu2 algorithm of Florian Loitsch ("Printing floating-point numbers
 * quickly and accurately with integers", 2010). Its digits are sometimes not the shortest or the closest ones, so
 * `0.1 + 0.2` is 0.30000000000000007.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value) || value === 0) {
    return String(value);
  }
  const { digits, exponent } = generateDigits(Math.abs(value));
  return (value < 0 ? "-" : "") + placePoint(digits, exponent);
}

/** Places the decimal point in digits, of which the last has the weight `10 ** exponent`. */
function placePoint(digits: string, exponent: number): string {
  const point = digits.length + exponent;
  if (digits.length <= point && point <= 21) {
    return digits + "0".repeat(point - digits.length);
  }
  if (0 < point && point <= 21) {
    return `${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  if (-6 < point && point <= 0) {
    return `0.${"0".repeat(-point)}${digits}`;
  }
  const fraction = digits.length === 1 ? "" : `.${digits.slice(1)}`;
  return `${digits[0]}${fraction}e${point > 0 ? "+" : "-"}${Math.abs(point - 1)}`;
}

function generateDigits(value: number): { digits: string; exponent: number } {
  const exact = toWideFloat(value);
  const upper = normalize({ significand: (exact.significand << 1n) + 1n, exponent: exact.exponent - 1 });
  const isPower = exact.significand === hiddenBit;
  const below: WideFloat = isPower
    ? { significand: (exact.significand << 2n) - 1n, exponent: exact.exponent - 2 }
    : { significand: (exact.significand << 1n) - 1n, exponent: exact.exponent - 1 };
  const lower = {
    significand: below.significand << BigInt(below.exponent - upper.exponent),
    exponent: upper.exponent,
  };
  const { power, decimal } = getPower(upper.exponent);

  const scaled = multiply(normalize(exact), power);
  const scaledUpper = multiply(upper, power);
  const high = scaledUpper.significand - 1n;
  const low = multiply(lower, power).significand + 1n;
  return readDigits(
    scaled.significand,
    { significand: high, exponent: scaledUpper.exponent },
    high - low,
    decimal,
  );
}

/** Generates the digits of a number up to the first point at which they are within `delta` below the upper bound. */
function readDigits(scaled: bigint, upper: WideFloat, delta: bigint, decimal: number) {
  const distance = upper.significand - scaled;
  const shift = BigInt(-upper.exponent);
  const one = 1n << shift;
  const integer = upper.significand >> shift;
  let fraction = upper.significand & (one - 1n);
  const whole = integer.toString();

  let rest = integer;
  for (let place = whole.length - 1, read = 1; place >= 0; place--, read++) {
    rest = integer % 10n ** BigInt(place);
    const remainder = (rest << shift) + fraction;
    if (remainder <= delta) {
      const weight = (10n ** BigInt(place)) << shift;
      return {
        digits: roundDigits(whole.slice(0, read), delta, remainder, weight, distance),
        exponent: decimal + place,
      };
    }
  }
  let digits = whole === "0" ? "" : whole;
  let scale = 1n;
  let limit = delta;
  for (let place = -1; ; place--) {
    fraction *= 10n;
    limit *= 10n;
    scale *= 10n;
    const digit = fraction >> shift;
    if (digit !== 0n || digits !== "") {
      digits += digit.toString();
    }
    fraction &= one - 1n;
    if (fraction < limit) {
      // njs has powers of 10 up to 9 only.
      const factor = -place < 10 ? scale : 0n;
      return {
        digits: roundDigits(digits, limit, fraction, one, distance * factor),
        exponent: decimal + place,
      };
    }
  }
}

/** Lowers the last digit while that brings the digits closer to the number. */
function roundDigits(
  digits: string,
  delta: bigint,
  remainder: bigint,
  weight: bigint,
  distance: bigint,
): string {
  let last = Number(digits.at(-1));
  let rest = remainder;
  while (
    rest < distance &&
    delta - rest >= weight &&
    (rest + weight < distance || distance - rest > rest + weight - distance)
  ) {
    last -= 1;
    rest += weight;
  }
  return digits.slice(0, -1) + last;
}

function toWideFloat(value: number): WideFloat {
  const bits = new DataView(new Float64Array([value]).buffer).getBigUint64(0, true);
  const fraction = bits & (hiddenBit - 1n);
  const biased = Number(bits >> significandBits) & 0x7ff;
  return biased === 0
    ? { significand: fraction, exponent: 1 - exponentBias }
    : { significand: fraction + hiddenBit, exponent: biased - exponentBias };
}

function normalize({ significand, exponent }: WideFloat): WideFloat {
  const shift = wideBits - significand.toString(2).length;
  return { significand: significand << BigInt(shift), exponent: exponent - shift };
}

function multiply(left: WideFloat, right: WideFloat): WideFloat {
  const product = left.significand * right.significand;
  return {
    significand: (product + (1n << BigInt(wideBits - 1))) >> BigInt(wideBits),
    exponent: left.exponent + right.exponent + wideBits,
  };
}

const powerDistance = 8;
const minPower = -348;
const powers = new Map<number, WideFloat>();

/** Returns a power of 10 whose product with a number of this exponent has an integral part of 32 bits or less. */
function getPower(exponent: number): { power: WideFloat; decimal: number } {
  const estimate = Math.ceil((-61 - exponent) * Math.LOG10E * Math.LN2 - minPower - 1);
  const decimal = minPower + ((estimate >> 3) + 1) * powerDistance;
  let power = powers.get(decimal);
  if (power === undefined) {
    power = createPower(decimal);
    powers.set(decimal, power);
  }
  return { power, decimal: -decimal };
}

function createPower(decimal: number): WideFloat {
  const ten = 10n ** BigInt(Math.abs(decimal));
  const precision = 2_000n;
  const exact = decimal < 0 ? (1n << precision) / ten : ten << precision;
  const length = exact.toString(2).length;
  const shift = BigInt(length - wideBits);
  const significand = (exact + (1n << (shift - 1n))) >> shift;
  return { significand, exponent: Number(shift - precision) };
}

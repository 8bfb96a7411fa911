// Built-ins that behave differently in njs (measured against njs 0.4.3 and 0.8.2), if the result of a function can
// depend on the difference. The guide lists the differences that remain.

const getSource = getOwnPropertyDescriptor(RegExp.prototype, "source").get;
const getFlags = getOwnPropertyDescriptor(RegExp.prototype, "flags").get;
const isGlobal = getOwnPropertyDescriptor(RegExp.prototype, "global").get;
const { substring } = String.prototype;

function isPattern(value) {
  if (!isObject(value) || value === RegExp.prototype) {
    return false;
  }
  try {
    apply(getSource, value, []);
    return true;
  } catch (_) {
    return false;
  }
}

/** Adopts the differences that both runtimes have. */
function adoptNjsSemantics() {
  adoptNjsStrings();
  defineMethods(Function.prototype, {
    toString() {
      return "[object Function]";
    },
  });
  defineMethods(globalThis, {
    // A lone surrogate is U+FFFD.
    encodeURIComponent(value) {
      return encodeText(encodeComponent, text(value));
    },
    encodeURI(value) {
      return encodeText(encodeUri, text(value));
    },
  });
  adoptNjsJson();
  adoptNjsDates();
  adoptNjsSort();
}

function encodeText(encodeNatively, string) {
  try {
    return encodeNatively(string);
  } catch (_) {
    return encodeNatively(fromUtf8(utf8(string)));
  }
}

function adoptNjsStrings() {
  const {
    match,
    toUpperCase,
    startsWith: startsWithText,
    endsWith: endsWithText,
    includes,
  } = String.prototype;
  const plain = (value) => (isPattern(value) ? text(value) : value);
  defineMethods(String.prototype, {
    // `"abc".match(/z/g)` is an empty array.
    match(pattern) {
      const found = apply(match, this, [pattern]);
      return found === null && isPattern(pattern) && apply(isGlobal, pattern, []) ? [] : found;
    },
    // An end that is given and undefined is 0.
    substring(...range) {
      return apply(substring, this, range.length > 1 && range[1] === undefined ? [range[0], 0] : range);
    },
    codePointAt(position) {
      const point = apply(codePointAt, this, [position]);
      return point === undefined ? NaN : point;
    },
    // The case mapping has one character for each character: no "SS" for "ß", no combining dot for "İ".
    toUpperCase() {
      return mapCase(apply(toUpperCase, this, []), this, toUpperCase);
    },
    toLowerCase() {
      return mapCase(apply(toLowerCase, this, []), this, toLowerCase);
    },
  });
  defineProperty(String.prototype.substring, "length", { value: 2 });

  function mapCase(mapped, self, method) {
    const string = text(self);
    // The final form of sigma depends on the next character.
    if (mapped.length === string.length && call(indexOf, mapped, "\u03c2") < 0) {
      return mapped;
    }
    let out = "";
    for (let i = 0; i < string.length; i++) {
      const point = call(codePointAt, string, i);
      const character = fromCodePoint(point);
      if (point > 0xffff) {
        i += 1;
      }
      const changed = apply(method, character, []);
      out += changed.length === character.length ? changed : character === "\u0130" ? "i" : character;
    }
    return out;
  }
}

/** Replaces a method of the function's arrays. njs sorts by its own algorithm, which comparators can observe. */
function adoptNjsSort() {
  const { sort } = Array.prototype;
  defineMethods(Array.prototype, {
    sort(comparator) {
      if (typeof comparator !== "function" || !isArray(this)) {
        return apply(sort, this, [comparator]);
      }
      const items = [];
      let absent = 0;
      const { length } = this;
      let missing = 0;
      for (let i = 0; i < length; i++) {
        if (!(i in this)) {
          missing += 1;
        } else if (this[i] === undefined) {
          absent += 1;
        } else {
          addItem(items, this[i]);
        }
      }
      quickSort(items, comparator);
      for (let i = 0; i < items.length; i++) {
        this[i] = items[i];
      }
      for (let i = items.length; i < items.length + absent; i++) {
        this[i] = undefined;
      }
      for (let i = length - missing; i < length; i++) {
        delete this[i];
      }
      return this;
    },
  });
}

/** Adds an item to an array, whatever setters `Array.prototype` has. */
function addItem(items, value) {
  defineProperty(items, items.length, { value, writable: true, enumerable: true, configurable: true });
}

/** The number of items up to which njs uses insertion sort. */
const insertionSortItems = 6;
/** The number of open partitions at which njs uses heapsort. */
const maxPartitions = 15;

/** Sorts items in place as njs does: a quicksort with three-way partitions, insertion sort and heapsort. */
function quickSort(items, comparator) {
  const compare = (left, right) => {
    const order = +comparator(left, right);
    return order > 0 ? 1 : order < 0 ? -1 : 0;
  };
  const swap = (i, j) => {
    const item = items[i];
    items[i] = items[j];
    items[j] = item;
  };
  const middle = (a, b, c) => {
    if (compare(items[a], items[c]) < 0) {
      if (compare(items[b], items[c]) < 0) {
        return compare(items[a], items[b]) < 0 ? b : a;
      }
      return c;
    }
    if (compare(items[b], items[a]) < 0) {
      return compare(items[b], items[c]) < 0 ? c : b;
    }
    return a;
  };
  const siftDown = (base, count, start) => {
    for (let i = start; ; ) {
      let largest = i;
      for (let child = 2 * i + 1; child <= 2 * i + 2; child++) {
        if (child < count && compare(items[base + largest], items[base + child]) < 0) {
          largest = child;
        }
      }
      if (largest === i) {
        return;
      }
      swap(base + i, base + largest);
      i = largest;
    }
  };
  const heapSort = (base, count) => {
    for (let i = floor(count / 2); i >= 0; i--) {
      siftDown(base, count, i);
    }
    for (let left = count - 1; left > 0; left--) {
      swap(base, base + left);
      siftDown(base, left, 0);
    }
  };

  const bases = [0];
  const counts = [items.length];
  let open = 1;
  while (open > 0) {
    open -= 1;
    let base = bases[open];
    let count = counts[open];
    while (count > insertionSortItems) {
      if (open === maxPartitions) {
        heapSort(base, count);
        count = 0;
        break;
      }
      const quarter = floor(count / 4);
      swap(base, middle(base + quarter, base + 2 * quarter, base + 3 * quarter));
      let less = base;
      let greater = base + count;
      for (let at = base + 1; at < greater; ) {
        const order = compare(items[at], items[less]);
        if (order > 0) {
          greater -= 1;
          swap(greater, at);
          continue;
        }
        if (order < 0) {
          swap(less, at);
          less += 1;
        }
        at += 1;
      }
      const end = base + count;
      if (less - base > end - greater) {
        bases[open] = base;
        counts[open] = less - base;
        base = greater;
        count = end - greater;
      } else {
        bases[open] = greater;
        counts[open] = end - greater;
        count = less - base;
      }
      open += 1;
    }
    for (let i = base + 1; i < base + count; i++) {
      for (let at = i; at > base && compare(items[at], items[at - 1]) < 0; at--) {
        swap(at, at - 1);
      }
    }
  }
}

// `import cf from "cloudfront"` of runtime 2.0 (developer guide, "Helper methods for ...").

const maxLogDataBytes = 800;

/** The type of the current event, which the entry sets before each run. */
let eventType = "viewer-request";

function assertViewerRequest(helper) {
  if (eventType !== "viewer-request") {
    throw new TypeError(`${helper} is available in viewer-request functions only`);
  }
}

/** Sends the kind separately from the JSON, so that a `toJSON` of function code can change the value only. */
function changeOrigin(kind, value) {
  host("origin", kind, writeJson(value));
}

const storeMethods = {
  async get(key, options) {
    const format = options === undefined ? "string" : assertFormat(options);
    const value = host("storeGet", storeOf(this), text(key));
    if (value === undefined) {
      throw new Error("KeyNotFound");
    }
    if (format === "json") {
      return parseJsonText(value);
    }
    return format === "bytes" ? toBuffer(utf8(value)) : value;
  },
  async exists(key) {
    return host("storeGet", storeOf(this), text(key)) !== undefined;
  },
  async meta() {
    return parseJson(host("storeMeta", storeOf(this)));
  },
};

const valueFormats = ["string", "json", "bytes"];

function assertFormat(options) {
  const format = isObject(options) && options.format !== undefined ? options.format : "string";
  if (!includesText(valueFormats, format)) {
    throw new TypeError(`unknown format "${text(format)}"`);
  }
  return format;
}

const storeIds = new WeakMap();
const { get: getStoreId, set: setStoreId } = WeakMap.prototype;

function storeOf(handle) {
  const id = apply(getStoreId, storeIds, [handle]);
  if (id === undefined) {
    throw new TypeError("the method was called on something that is not a key value store");
  }
  return id;
}

const storePrototype = defineMethods({}, storeMethods);

const cloudfront = {
  kvs(id) {
    const found = host("storeOpen", id === undefined ? undefined : text(id));
    if (found === undefined) {
      throw new Error(
        id === undefined
          ? "no key value store is associated with the function"
          : `key value store "${text(id)}" is not associated with the function`,
      );
    }
    const handle = create(storePrototype);
    apply(setStoreId, storeIds, [handle, found]);
    return handle;
  },

  updateRequestOrigin(properties) {
    assertViewerRequest("updateRequestOrigin");
    checkRequestOrigin("requestOrigin", properties);
    changeOrigin("updateRequestOrigin", properties);
  },

  selectRequestOriginById(id, overrides) {
    assertViewerRequest("selectRequestOriginById");
    originId("originId", id);
    if (overrides !== undefined) {
      originOverrides("originOverrides", overrides);
    }
    const choice = assign(create(null), { originId: id, originOverrides: overrides });
    changeOrigin("selectRequestOriginById", choice);
  },

  createRequestOriginGroup(group) {
    assertViewerRequest("createRequestOriginGroup");
    checkOriginGroup("originGroup", group);
    changeOrigin("createRequestOriginGroup", group);
  },

  logCustomData(data) {
    if (typeof data !== "string") {
      throw new TypeError("logCustomData takes one string");
    }
    host("customLog", cutEncoded(encodeComponent(fromUtf8(utf8(data)))));
  },

  cwt,
};

/** Encodes text for a URL and cuts it to the size of the log field, without splitting an escape. */
function cutEncoded(encoded) {
  if (encoded.length <= maxLogDataBytes) {
    return encoded;
  }
  let end = maxLogDataBytes;
  const escapeStart = apply(lastIndexOfText, encoded, ["%", end]);
  if (escapeStart >= 0 && escapeStart > end - 3) {
    end = escapeStart;
  }
  return call(slice, encoded, 0, end);
}

const { lastIndexOf: lastIndexOfText } = String.prototype;

defineProperty(cloudfront, "edgeLocation", {
  enumerable: true,
  get() {
    return eventType === "viewer-request" ? parseJson(host("edgeLocation")) : {};
  },
});

defineProperty(cloudfront, "distributionTenant", {
  enumerable: true,
  get() {
    const found = host("tenant");
    if (found === undefined) {
      throw new TypeError("distributionTenant module is not available");
    }
    const { id, parameters } = parseJson(found);
    return {
      id,
      parameters: {
        get(key) {
          if (!hasOwn(parameters, key)) {
            throw new Error("DistributionTenantParameterKeyNotFound");
          }
          return parameters[key];
        },
      },
    };
  },
});

/** Returns the raw query string of the run, which the event does not have. */
function rawQueryString() {
  return host("rawQueryString");
}

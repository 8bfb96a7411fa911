// The rules for arguments of the origin helpers (developer guide, "Helper methods for origin modification"). At the edge,
// the service returns a 502 with "invalid value for origin rewrite". Here, the call throws this message with the member
// and its rule.

function refuseOrigin(path, rule) {
  throw new TypeError(`invalid value for origin rewrite: ${path} ${rule}`);
}

const ipAddressPattern = /^(\d{1,3}(\.\d{1,3}){3}|\[?[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*\]?)$/;
const headerNamePattern = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;

/** Header names that a function must not set (developer guide, "Restrictions on edge functions"). */
const disallowedHeaderPattern =
  /^(connection|expect|keep-alive|proxy-authenticate|proxy-authorization|proxy-connection|trailer|upgrade|x-accel-(buffering|charset|limit-rate|redirect)|x-amz-cf-.*|x-amzn-(auth|cf-billing|cf-id|cf-xff|errortype|fle-profile|header-count|header-order|lambda-integration-tag|requestid)|x-cache|x-edge-.*|x-forwarded-proto|x-real-ip)$/;

const string = (path, value) => {
  if (typeof value !== "string") {
    refuseOrigin(path, "must be a string");
  }
};

const oneOf = (values) => (path, value) => {
  if (!includesText(values, value)) {
    refuseOrigin(path, `must be one of ${apply(join, values, [", "])}`);
  }
};

const boolean = (path, value) => {
  if (typeof value !== "boolean") {
    refuseOrigin(path, "must be true or false");
  }
};

const integerFrom = (low, high) => (path, value) => {
  if (!isInteger(value) || value < low || value > high) {
    refuseOrigin(path, `must be an integer from ${low} to ${high}`);
  }
};

const hostName = (path, value) => {
  string(path, value);
  if (value === "" || value.length > 253) {
    refuseOrigin(path, "must have 1 to 253 characters");
  }
  if (matches(ipAddressPattern, value)) {
    refuseOrigin(path, "must be a name, not an IP address");
  }
  if (call(indexOf, value, ":") >= 0) {
    refuseOrigin(path, "must not have a colon");
  }
};

const originPath = (path, value) => {
  string(path, value);
  if (value === "") {
    return;
  }
  if (!call(startsWith, value, "/")) {
    refuseOrigin(path, "must begin with /");
  }
  if (call(endsWith, value, "/")) {
    refuseOrigin(path, "must not end with /");
  }
  if (value.length > 255) {
    refuseOrigin(path, "must have at most 255 characters");
  }
};

const listOf = (item, most) => (path, value) => {
  if (!isArray(value)) {
    refuseOrigin(path, "must be an array");
  }
  if (value.length > most) {
    refuseOrigin(path, `must have at most ${most} items`);
  }
  for (let i = 0; i < value.length; i++) {
    item(`${path}[${i}]`, value[i]);
  }
};

const certificateName = (path, value) => {
  string(path, value);
  if (value === "" || value.length > 64) {
    refuseOrigin(path, "must have 1 to 64 characters");
  }
};

const objectOf = (members, check) => (path, value) => {
  if (!isObject(value) || isArray(value)) {
    refuseOrigin(path, "must be an object");
  }
  const names = keys(value);
  for (let i = 0; i < names.length; i++) {
    if (!hasOwn(members, names[i])) {
      refuseOrigin(`${path}.${names[i]}`, "is not a known property");
    }
    if (value[names[i]] !== undefined) {
      members[names[i]](`${path}.${names[i]}`, value[names[i]]);
    }
  }
  if (check !== undefined) {
    check(path, value);
  }
};

const required =
  (...names) =>
  (path, value) => {
    for (let i = 0; i < names.length; i++) {
      if (value[names[i]] === undefined) {
        refuseOrigin(`${path}.${names[i]}`, "is required");
      }
    }
  };

const requiredWhenEnabled =
  (...names) =>
  (path, value) => {
    required("enabled")(path, value);
    if (value.enabled) {
      required(...names)(path, value);
    }
  };

/** The request headers of the current event, which the entry sets. */
let requestHeaders = {};

const customHeaders = (path, value) => {
  if (!isObject(value) || isArray(value)) {
    refuseOrigin(path, "must be an object");
  }
  const names = keys(value);
  for (let i = 0; i < names.length; i++) {
    const at = `${path}.${names[i]}`;
    if (!matches(headerNamePattern, names[i])) {
      refuseOrigin(at, "must be a header name in lower case");
    }
    if (matches(disallowedHeaderPattern, names[i])) {
      refuseOrigin(at, "is a header that a function may not set");
    }
    if (hasOwn(requestHeaders, names[i])) {
      refuseOrigin(at, "is a header that the request has already");
    }
    string(at, value[names[i]]);
  }
};

const originOverrideFields = {
  hostHeader: hostName,
  sni: hostName,
  allowedCertificateNames: listOf(certificateName, 20),
};

const checkRequestOrigin = objectOf(
  {
    domainName: hostName,
    ...originOverrideFields,
    originPath,
    customHeaders,
    connectionAttempts: integerFrom(1, 3),
    originShield: objectOf({ enabled: boolean, region: string }, requiredWhenEnabled("region")),
    originAccessControlConfig: objectOf(
      {
        enabled: boolean,
        signingBehavior: oneOf(["always", "never", "no-override"]),
        signingProtocol: oneOf(["sigv4"]),
        originType: oneOf(["s3", "mediapackagev2", "mediastore", "lambda"]),
        region: string,
      },
      requiredWhenEnabled("signingBehavior", "signingProtocol", "originType"),
    ),
    timeouts: objectOf(
      {
        readTimeout: integerFrom(1, 120),
        responseCompletionTimeout: integerFrom(1, 3600),
        keepAliveTimeout: integerFrom(1, 120),
        connectionTimeout: integerFrom(1, 10),
      },
      (path, value) => {
        if (value.responseCompletionTimeout < value.readTimeout) {
          refuseOrigin(`${path}.responseCompletionTimeout`, "must not be less than readTimeout");
        }
      },
    ),
    customOriginConfig: objectOf(
      {
        port: integerFrom(1, 65535),
        protocol: oneOf(["http", "https"]),
        sslProtocols: listOf(oneOf(["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"]), 4),
        ipAddressType: oneOf(["ipv4", "ipv6", "dualstack"]),
      },
      required("port", "protocol", "sslProtocols"),
    ),
    mTLSConfig: oneOf(["inherit", "off"]),
  },
  (path, value) => {
    const custom = value.customOriginConfig;
    if (custom !== undefined && custom.ipAddressType !== undefined && value.domainName === undefined) {
      refuseOrigin(`${path}.customOriginConfig.ipAddressType`, "may be given only together with domainName");
    }
    const access = value.originAccessControlConfig;
    if (
      access !== undefined &&
      access.enabled &&
      access.originType === "s3" &&
      value.domainName !== undefined
    ) {
      s3DomainName(`${path}.domainName`, value.domainName);
    }
  },
);

function s3DomainName(path, value) {
  if (value.length > 128) {
    refuseOrigin(path, "must have at most 128 characters for a bucket");
  }
  if (value !== call(toLowerCase, value)) {
    refuseOrigin(path, "must be in lower case for a bucket");
  }
}

const originId = (path, value) => {
  string(path, value);
  if (value === "") {
    refuseOrigin(path, "must not be empty");
  }
};

const originOverrides = objectOf(originOverrideFields);
const originMember = objectOf({ originId, originOverrides }, required("originId"));

const checkOriginGroup = objectOf(
  {
    originIds: (path, value) => {
      if (!isArray(value) || value.length !== 2) {
        refuseOrigin(path, "must be an array of two origins");
      }
      for (let i = 0; i < 2; i++) {
        const check = typeof value[i] === "string" ? originId : originMember;
        check(`${path}[${i}]`, value[i]);
      }
    },
    failoverCriteria: objectOf({ statusCodes: listOf(integerFrom(100, 599), 600) }, required("statusCodes")),
    selectionCriteria: oneOf(["default", "media-quality-score"]),
    originOverrides,
  },
  required("originIds", "failoverCriteria"),
);

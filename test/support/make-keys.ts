import type { KeyGroupConfig, PublicKeyConfig } from "@aws-sdk/client-cloudfront";

/** An RSA key of 2,048 bits. Its private part was thrown away. */
export const rsaKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAj1tPFxQfhSD7AhhKbjpc
mqRiqrGvK/NJ2XP0d0X5s1HYo1vJ5YYugamnz+F4G3fRdrADY6xaa2pKCv90Gsut
ALcpUgKjel2Hyn+tgxrCwUUhd11nAozFExXWdV2qKDtjKXBt+g7CtSpXd6XT9ypY
kVuM86erT5OdY8KlGoHQ+7kwI60XWDJF+lsCnFkSYAyc2+QqwGsGApI8mylEw76x
Ev8gvsLav4FuYDOO/SRGB9MLF6wm2cXajd4aMacj/mEhr8FnQ9Gan7pdmpIg+OZy
ExC3uljetSIzL8nsW7biabrMRWrhLnNMjHPnu0SwfheOAyi49g6p+rlhcTdH4nsb
RwIDAQAB
-----END PUBLIC KEY-----
`;

/** An ECDSA key on the curve P-256. Its private part was thrown away. */
export const ecdsaKey = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEe/4s5v85nR8Az/iGVurBGkAqpq4G
2CAxI8rtHCFVafhjsRwXqcZOM90G2gRqTawQVo3igQuBTmh9BNmMsfdGYw==
-----END PUBLIC KEY-----
`;

export function makePublicKeyConfig(changes: Partial<PublicKeyConfig> = {}): PublicKeyConfig {
  return { CallerReference: "first", Name: "signer", EncodedKey: rsaKey, Comment: "a test", ...changes };
}

export function makeKeyGroupConfig(changes: Partial<KeyGroupConfig> = {}): KeyGroupConfig {
  return { Name: "members", Items: ["K1"], Comment: "a test", ...changes };
}

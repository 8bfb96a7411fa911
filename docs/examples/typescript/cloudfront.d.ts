/** The module of runtime 2.0, as far as the example uses it. */
declare module "cloudfront" {
  const cf: { kvs(): { exists(key: string): Promise<boolean>; get(key: string): Promise<string> } };
  // biome-ignore lint/style/noDefaultExport: functions import the default of this module
  export default cf;
}

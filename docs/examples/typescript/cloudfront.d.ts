/** The module of runtime 2.0. */
declare module "cloudfront" {
  const cf: import("mock-cloudfront/runtime").CloudFrontModule;
  // biome-ignore lint/style/noDefaultExport: functions import the default of this module
  export default cf;
}

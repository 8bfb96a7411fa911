import type { TemplateResource } from "./template.ts";

type Resources = Readonly<Record<string, TemplateResource>>;

/** Returns true if one of the transforms is AWS SAM. */
export function isServerless(transforms: readonly string[]): boolean {
  return transforms.some((name) => name.startsWith("AWS::Serverless-"));
}

/** The type that SAM turns a resource into. */
const generatedTypes: Readonly<Record<string, string>> = {
  "AWS::Serverless::Function": "AWS::Lambda::Function",
  "AWS::Serverless::Api": "AWS::ApiGateway::RestApi",
  "AWS::Serverless::HttpApi": "AWS::ApiGatewayV2::Api",
  "AWS::Serverless::SimpleTable": "AWS::DynamoDB::Table",
};

/**
 * Adds the resources that AWS SAM generates, under the names by which a template refers to them: `ApiUrl`,
 * `Api.Version`, `ServerlessRestApi`. Source: "Generated CloudFormation resources" of the SAM developer guide
 */
export function addServerlessResources(resources: Resources): Resources {
  const all: Record<string, TemplateResource> = {};
  for (const [id, resource] of Object.entries(resources)) {
    const type = generatedTypes[resource.Type];
    all[id] = type === undefined ? resource : { ...resource, Type: type };
    Object.assign(all, getGenerated(id, resource));
  }
  // An event of type Api or HttpApi without an API of its own makes one for the whole template.
  return {
    ServerlessRestApi: { Type: "AWS::ApiGateway::RestApi" },
    "ServerlessRestApi.Stage": { Type: "AWS::ApiGateway::Stage", Properties: { StageName: "Prod" } },
    ServerlessRestApiProdStage: { Type: "AWS::ApiGateway::Stage", Properties: { StageName: "Prod" } },
    ServerlessHttpApi: { Type: "AWS::ApiGatewayV2::Api" },
    ...all,
  };
}

function getGenerated(id: string, { Type, Properties = {}, Condition }: TemplateResource): Resources {
  const own = Condition === undefined ? {} : { Condition };
  const target = { Ref: id };
  switch (Type) {
    case "AWS::Serverless::Function":
      return {
        [`${id}Url`]: { ...own, Type: "AWS::Lambda::Url", Properties: { TargetFunctionArn: target } },
        [`${id}Role`]: { ...own, Type: "AWS::IAM::Role" },
        [`${id}.Version`]: { ...own, Type: "AWS::Lambda::Version", Properties: { FunctionName: target } },
        [`${id}.Alias`]: {
          ...own,
          Type: "AWS::Lambda::Alias",
          Properties: { FunctionName: target, Name: Properties.AutoPublishAlias ?? "live" },
        },
      };
    case "AWS::Serverless::Api":
    case "AWS::Serverless::HttpApi":
      return {
        [`${id}.Stage`]: {
          ...own,
          Type: Type.endsWith("HttpApi") ? "AWS::ApiGatewayV2::Stage" : "AWS::ApiGateway::Stage",
          Properties: { StageName: Properties.StageName ?? "$default" },
        },
      };
    default:
      return {};
  }
}

import { createHash } from "node:crypto";

/** The place of a stack. */
export interface StackPlace {
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
}

/** Returns the partition of a region. */
export function getPartition(region: string): string {
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}

/** Returns the values of the pseudo parameters, by name. */
export function createPseudoParameters(place: StackPlace): Readonly<Record<string, unknown>> {
  const { stackName, region, accountId } = place;
  const partition = getPartition(region);
  return {
    "AWS::AccountId": accountId,
    "AWS::NotificationARNs": [],
    "AWS::Partition": partition,
    "AWS::Region": region,
    "AWS::StackId": getStackId(place),
    "AWS::StackName": stackName,
    "AWS::URLSuffix": partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
  };
}

/** Returns the ARN of a stack. Its UUID is a hash of the name, so that runs are equal. */
export function getStackId({ stackName, region, accountId }: StackPlace): string {
  const hash = createHash("sha256").update(`${region}/${stackName}`).digest("hex");
  const uuid = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
  return `arn:${getPartition(region)}:cloudformation:${region}:${accountId}:stack/${stackName}/${uuid}`;
}

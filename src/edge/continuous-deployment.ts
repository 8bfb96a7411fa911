import {
  continuousDeploymentPolicies,
  getStagingNames,
  type Traffic,
} from "../services/continuous-deployment-policies/table.ts";
import { getServedConfig } from "../services/distributions/record.ts";
import { findStagingDistribution } from "../services/distributions/table.ts";
import { getEdgeState } from "./edge-state.ts";
import { type EdgeRequest, getHeader } from "./message.ts";
import { findSession, type Side, withoutSession, writeSession } from "./sticky-session.ts";
import type { ServedDistribution, VisitSession } from "./visit-context.ts";

/** The distribution that serves a request, after the continuous deployment policy of its primary distribution. */
interface Route {
  readonly distribution: ServedDistribution;
  /** The request without the cookie of a session, which neither functions nor origins see. */
  readonly request: EdgeRequest;
  /** The `Set-Cookie` of the viewer's session. Undefined without session stickiness. */
  readonly cookie?: string | undefined;
}

/**
 * Sends a request to the staging distribution of a primary distribution, or to the primary distribution itself.
 *
 * AWS developer guide, "Learn how continuous deployment works". assumed: a change of a policy takes effect at once, and
 * only a staging distribution that is deployed and enabled serves requests (F 1.8)
 */
export function routeRequest(
  request: EdgeRequest,
  primary: ServedDistribution,
  session: VisitSession,
): Route {
  const { environment, trace } = session;
  const { ContinuousDeploymentPolicyId: id } = primary.config;
  const policy = id ? environment.store.table(continuousDeploymentPolicies).find(id)?.record : undefined;
  if (id && !policy) {
    trace.note(`${primary.id} has the continuous deployment policy "${id}", which does not exist.`);
  }
  if (!policy?.config.Enabled || !policy.config.TrafficConfig) {
    return { distribution: primary, request };
  }
  const [name = ""] = getStagingNames(policy.config);
  const staging = findServedStaging(name, session);
  if (!staging) {
    trace.note(
      `The staging distribution "${name}" of the policy ${policy.id} is not deployed or not enabled.`,
    );
    return { distribution: primary, request };
  }
  const { side, cookie } = chooseSide(request, policy.config.TrafficConfig, policy.id, session);
  return {
    distribution: side === "staging" ? staging : primary,
    request: withoutSession(request),
    cookie,
  };
}

function findServedStaging(name: string, { environment }: VisitSession): ServedDistribution | undefined {
  const record = findStagingDistribution(environment, name)?.record;
  if (!record) {
    return undefined;
  }
  const config = getServedConfig(record, environment);
  return config?.Enabled ? { id: record.id, domainName: record.domainName, config } : undefined;
}

function chooseSide(
  request: EdgeRequest,
  { SingleHeaderConfig: header, SingleWeightConfig: weight }: Traffic,
  policyId: string,
  { environment }: VisitSession,
): { readonly side: Side; readonly cookie?: string } {
  if (header) {
    return { side: getHeader(request.headers, header.Header) === header.Value ? "staging" : "primary" };
  }
  if (!weight) {
    return { side: "primary" };
  }
  const { SessionStickinessConfig: stickiness, Weight } = weight;
  const now = Math.floor(environment.now().getTime() / 1000);
  const found = stickiness && findSession(request, policyId, stickiness, now);
  const drawn: Side =
    found?.side ?? (getEdgeState(environment).random.number() < Weight ? "staging" : "primary");
  const current = found ?? { side: drawn, policyId, startedAt: now };
  return { side: drawn, ...(stickiness && { cookie: writeSession(current, stickiness, now) }) };
}

import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { toResponse } from "../configuration-resource.ts";
import { deleteDisabledEntity, getByIdentifier, insertEntity, updateEntity } from "../entities.ts";
import { toNamedList } from "../lists.ts";
import { tagRules } from "../tags/table.ts";
import { assertKnownList, connectionGroup, createConfig, toSummary } from "./resource.ts";
import { connectionGroups, indexKeys } from "./table.ts";

export const connectionGroupsService: Service = defineService(
  "connection-groups",
  cloudFront,
  {
    CreateConnectionGroup: ({ Tags, ...settings }, context) => {
      const row = insertEntity(connectionGroup, createConfig(settings), Tags, context);
      const { ConnectionGroup, ETag } = toResponse(connectionGroup, row);
      // seen: the tags are in this output only (the CLI's examples)
      return { ConnectionGroup: { ...ConnectionGroup, ...(Tags && { Tags }) }, ETag };
    },
    GetConnectionGroup: ({ Identifier }, { store }) =>
      toResponse(connectionGroup, getByIdentifier(connectionGroups, Identifier, store)),
    GetConnectionGroupByRoutingEndpoint: ({ RoutingEndpoint }, { store }) => {
      const [row] = store.table(connectionGroups).rows(indexKeys.byRoutingEndpoint(RoutingEndpoint));
      if (!row) {
        throw connectionGroups.absent(RoutingEndpoint);
      }
      return toResponse(connectionGroup, row);
    },
    // seen: the oldest group comes first (the CLI's example)
    // assumed: the list of a filter exists, since the operation declares EntityNotFound
    ListConnectionGroups: (input, context) => {
      const list = input.AssociationFilter?.AnycastIpListId;
      if (list !== undefined) {
        assertKnownList(list, context);
      }
      const key = list === undefined ? undefined : indexKeys.byAnycastIpList(list);
      return toNamedList(
        "ConnectionGroups",
        context.store.table(connectionGroups).rows(key),
        input,
        toSummary,
      );
    },
    // seen: members that the request omits stay as they are (the CLI's example)
    // assumed: an empty AnycastIpListId removes the list
    UpdateConnectionGroup: (input, context) =>
      updateEntity(
        connectionGroup,
        input,
        ({ AnycastIpListId: list, ...config }) => ({
          ...config,
          Enabled: input.Enabled ?? config.Enabled,
          Ipv6Enabled: input.Ipv6Enabled ?? config.Ipv6Enabled,
          ...((input.AnycastIpListId ?? list) && { AnycastIpListId: input.AnycastIpListId ?? list }),
        }),
        context,
      ),
    // assumed: the order of the refusals: If-Match, in use, enabled. The default group can be deleted too.
    DeleteConnectionGroup: (input, context) => deleteDisabledEntity(connectionGroup, input, context),
  },
  { constraints: { CreateConnectionGroup: { Tags: tagRules } } },
);

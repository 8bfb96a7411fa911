import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { tagConstraints } from "./constraints.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import { tagResource } from "./tag-resource.ts";
import { untagResource } from "./untag-resource.ts";

export const tagsService: Service = defineService(
  "tags",
  cloudFront,
  { TagResource: tagResource, UntagResource: untagResource, ListTagsForResource: listTagsForResource },
  { constraints: tagConstraints },
);

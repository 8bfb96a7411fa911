#!/usr/bin/env bash
# Invalidations, by the CLI's own short form.
source "$(dirname "$0")/endpoint.sh"
source "$(dirname "$0")/sites.sh"

control POST reset
id=$(asked Distribution.Id create-distribution --distribution-config "$(site first)")
invalidation=$(asked Invalidation.Id create-invalidation --distribution-id "$id" --paths '/*' '/a')
cloudfront wait invalidation-completed --distribution-id "$id" --id "$invalidation"
equal 'the invalidation' "$(asked 'Invalidation.[Status, join(`,`, sort(InvalidationBatch.Paths.Items))]' \
  get-invalidation --distribution-id "$id" --id "$invalidation")" $'Completed\t/*,/a'
equal 'the invalidations' "$(asked 'InvalidationList.Items[].Id' list-invalidations --distribution-id "$id")" "$invalidation"
refused InvalidArgument create-invalidation --distribution-id "$id" --paths no-slash
refused NoSuchInvalidation get-invalidation --distribution-id "$id" --id IDFDVBD632BHDS5
finish

"""Invalidations: one for each reference, on its way until it is completed, and found in the list."""

from endpoint import client_of, control, done, equal, refused, settles_meanwhile
from sites import listed, site_of

client = client_of()
control("POST", "reset")
id = client.create_distribution(DistributionConfig=site_of("first"))["Distribution"]["Id"]
create = client.create_invalidation


def batch_of(reference, *paths):
    return {"CallerReference": reference, "Paths": listed(*paths)}


created = create(DistributionId=id, InvalidationBatch=batch_of("release 1", "/a", "/b/*"))
invalidation = created["Invalidation"]
equal(created["ResponseMetadata"]["HTTPStatusCode"], 201)
equal(created["Location"].endswith(f"/2020-05-31/distribution/{id}/invalidation/{invalidation['Id']}"), True)
equal(invalidation["Status"], "InProgress")
equal(invalidation["InvalidationBatch"], batch_of("release 1", "/a", "/b/*"))
equal(client.get_distribution(Id=id)["Distribution"]["InProgressInvalidationBatches"], 1)

again = create(DistributionId=id, InvalidationBatch=batch_of("release 1", "/a", "/b/*"))
equal(again["Invalidation"]["Id"], invalidation["Id"])
refused("InvalidArgument", 400, create, DistributionId=id, InvalidationBatch=batch_of("release 1", "/c"))
refused("InvalidArgument", 400, create, DistributionId=id, InvalidationBatch=batch_of("release 2", "no-slash"))
wrong = {"CallerReference": "release 2", "Paths": {"Quantity": 2, "Items": ["/a"]}}
refused("InconsistentQuantities", 400, create, DistributionId=id, InvalidationBatch=wrong)
many = batch_of("release 2", *(f"/{number}/*" for number in range(15)))
refused("TooManyInvalidationsInProgress", 400, create, DistributionId=id, InvalidationBatch=many)
refused("NoSuchDistribution", 404, create, DistributionId="EDFDVBD6EXAMPLE", InvalidationBatch=batch_of("1", "/a"))
refused("NoSuchInvalidation", 404, client.get_invalidation, DistributionId=id, Id="IDFDVBD632BHDS5")

equal(client.get_invalidation(DistributionId=id, Id=invalidation["Id"])["Invalidation"]["Status"], "InProgress")
settles_meanwhile()
waiter = client.get_waiter("invalidation_completed")
waiter.wait(DistributionId=id, Id=invalidation["Id"], WaiterConfig={"Delay": 1, "MaxAttempts": 20})
equal(client.get_invalidation(DistributionId=id, Id=invalidation["Id"])["Invalidation"]["Status"], "Completed")
equal(client.get_distribution(Id=id)["Distribution"]["InProgressInvalidationBatches"], 0)

ids = [create(DistributionId=id, InvalidationBatch=batch_of(f"next {n}", "/*"))["Invalidation"]["Id"] for n in range(2)]
pages = client.get_paginator("list_invalidations").paginate(DistributionId=id, PaginationConfig={"PageSize": 2})
found = [[(item["Id"], item["Status"]) for item in page["InvalidationList"]["Items"]] for page in pages]
equal([len(page) for page in found], [2, 1])
equal(
    sorted(found[0] + found[1]),
    sorted([(invalidation["Id"], "Completed"), (ids[0], "InProgress"), (ids[1], "InProgress")]),
)
done()
